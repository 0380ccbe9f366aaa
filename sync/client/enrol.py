"""Joining an office: the invite's code names the only portal that may answer."""

import contextlib

from kiosk.clock import Clock
from kiosk.clock import now as clock_now
from kiosk.errors import Problem, Refused, Unreachable
from kiosk.keys import Keys, fingerprint, sign
from kiosk.seal.canonical import canonical
from kiosk.store.device import Device
from kiosk.store.store import Store
from sync.client.carrier import MARK
from sync.client.http import Exchange, HttpExchange, NoAnswer, Request, Response, checked_url
from sync.errors import Garbled
from sync.invite import InviteCode, read_code
from sync.messages import Enrolled, EnrolRequest, No
from sync.protocol import ENROL, JSON_MEDIA, Context, Why
from sync.signed import open_document
from sync.signing import Target, request_name, sign_request
from sync.strict import get_hex, get_map, parse

_OK = 200


def enrol(
    store: Store,
    keys: Keys,
    url: str,
    code: str,
    clock: Clock = clock_now,
    *,
    exchange: Exchange | None = None,
) -> Device:
    """Become the device that the code names. Asking again after a lost answer is harmless."""
    try:
        invite = read_code(code)
    except Garbled as error:
        raise _wrong_code() from error
    portal = checked_url(url)
    with contextlib.ExitStack() as stack:
        if exchange is None:
            exchange = stack.enter_context(contextlib.closing(HttpExchange(portal)))
        enrolled = _ask(invite, keys, clock, exchange, portal)
    store.outbox.enrol(
        enrolled.device,
        enrolled.role,
        enrolled.epoch,
        enrolled.office,
        portal,
        enrolled.key,
        enrolled.feed_start,
    )
    store.put(MARK, None)
    return store.device


def _ask(invite: InviteCode, keys: Keys, clock: Clock, exchange: Exchange, url: str) -> Enrolled:
    """Once; and once more with the portal's time when our clock is wrong."""
    answer = _once(invite, keys, clock, exchange, url)
    if isinstance(answer, No) and answer.why is Why.CLOCK:
        skew = answer.now - clock()
        answer = _once(invite, keys, lambda: clock() + skew, exchange, url)
    if isinstance(answer, Enrolled):
        return answer
    if answer.why in (Why.INVITE, Why.REVOKED):
        raise _wrong_code()
    raise Unreachable(f"the portal says {answer.why}", url=url)


def _once(invite: InviteCode, keys: Keys, clock: Clock, exchange: Exchange, url: str) -> Enrolled | No:
    request = _request(invite, keys, clock)
    try:
        return _read(exchange(request), invite, request_name(request.headers))
    except NoAnswer as error:
        raise Unreachable(str(error), url=url) from error
    except Garbled as error:
        raise Unreachable(f"not the portal of this code: {error}", url=url) from error


def _request(invite: InviteCode, keys: Keys, clock: Clock) -> Request:
    ask = EnrolRequest(invite=invite.id, public=keys.public, proof=invite.proof(keys.public))
    body = canonical(ask.dump())
    signature = sign_request(
        Target(method="POST", path=ENROL),
        body,
        "x-" + fingerprint(keys.public),
        clock(),
        lambda context, message: sign(keys.device_seed, context, message),
    )
    headers = {"Content-Type": JSON_MEDIA, **signature}
    return Request(method="POST", path=ENROL, headers=headers, body=body)


def _read(response: Response, invite: InviteCode, to: str) -> Enrolled | No:
    """The key is in the answer; it counts only when the code names it, and then it must have signed."""
    claimed = get_hex(get_map(parse(response.body), "signed"), "key", 32)
    if not invite.pins(claimed):
        raise Garbled("another portal's key")
    if response.status == _OK:
        enrolled = Enrolled.load(open_document(response.body, Context.ENROL, claimed))
        return _fitting(enrolled, enrolled.to, to)
    no = No.load(open_document(response.body, Context.ERROR, claimed))
    return _fitting(no, no.to, to)


def _fitting(answer: Enrolled | No, given: str, to: str) -> Enrolled | No:
    if given != to:
        raise Garbled("an answer to another request")
    return answer


def _wrong_code() -> Refused:
    return Refused(Problem(field="code", rule="invite"))
