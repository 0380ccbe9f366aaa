"""What each call of the portal means: from a signed request to a signed answer."""

from sync.errors import Garbled
from sync.messages import Enrolled, EnrolRequest, Hello, PackAnswer
from sync.pack import read_pack
from sync.portal.accept import Accepted, accept
from sync.portal.asking import Call, Reply, check, covered, signature, whole, yes
from sync.portal.database import POSITION, count, value_of
from sync.portal.denied import Denied
from sync.portal.devices import chain_heads, enrol, find_office
from sync.portal.feed import read_page
from sync.portal.portal import Portal, day_counter
from sync.portal.stored import mark_at, missing_blobs
from sync.protocol import Answer, Context, Why
from sync.signed import seal_document
from sync.strict import parse

RETRY = 3600  # seconds, when a day's quota is used up; a device asks again sooner


def hello(portal: Portal, call: Call) -> Reply:
    device, signed = whole(portal, call)
    with portal.database.reading() as tx:
        answer = Hello(
            to=signed.to,
            portal=portal.name,
            now=portal.clock(),
            chains=chain_heads(tx, device),
            position=value_of(tx, POSITION),
            mark=mark_at(tx, call.number("at")),
        )
    return yes(portal, Context.HELLO, answer.dump())


def take_pack(portal: Portal, call: Call) -> Reply:
    device, signed = whole(portal, call)
    try:
        pack = read_pack(call.body)
    except Garbled as error:
        raise Denied(Why.MALFORMED, str(error)) from error
    now = portal.clock()
    with portal.database.writing() as tx:
        accepted = accept(tx, device, pack)
        if count(tx, day_counter("envelopes", device.name, now), _new(accepted)) > portal.limits.envelopes:
            raise Denied(Why.QUOTA, retry_after=RETRY)
    portal.digest.catch_up(now)
    with portal.database.reading() as tx:
        need = missing_blobs(tx, [position for _, position in accepted.items])
    receipt = accepted.receipt(portal.name)
    answer = PackAnswer(
        to=signed.to,
        answers=accepted.answers,
        need=need,
        receipt=seal_document(Context.RECEIPT, receipt.dump(), portal.sign) if receipt else None,
    )
    return yes(portal, Context.PACK_ANSWER, answer.dump())


def feed(portal: Portal, call: Call) -> Reply:
    device, _ = whole(portal, call)
    with portal.database.reading() as tx:
        page = read_page(tx, device, call.number("after"))
    return yes(portal, Context.FEED, page.dump())


def take_enrolment(portal: Portal, call: Call) -> Reply:
    signed = signature(call)
    covered(signed, call.body)
    try:
        request = EnrolRequest.load(parse(call.body))
    except Garbled as error:
        raise Denied(Why.MALFORMED, str(error)) from error
    check(portal, signed, request.public)
    now = portal.clock()
    with portal.database.writing() as tx:
        device = enrol(tx, request, now)
        office = find_office(tx, device.office)
    answer = Enrolled(
        to=signed.to,
        portal=portal.name,
        key=portal.public,
        device=device.name,
        role=device.role,
        epoch=device.epoch,
        office=office,
        feed_start=0,
        now=now,
    )
    return yes(portal, Context.ENROL, answer.dump())


def _new(accepted: Accepted) -> int:
    return sum(one.answer is Answer.STORED for one in accepted.answers)
