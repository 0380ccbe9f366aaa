"""A filing is the fold of its events. Nothing else changes it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from kiosk.filing.event import Event, Kind
from kiosk.filing.status import ALLOWED, Status
from kiosk.records import dataclass
from kiosk.values import Answers, Json, as_list, as_map, as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    id: str
    procedure: str  # code
    version: str  # the version it was filed under, for ever
    status: Status = Status.NEW
    submitted_at: str = ""  # ISO 8601, the device's wall clock
    submitted: Mapping[str, Json] = field(
        default_factory=dict[str, Json]
    )  # body of `submitted`, as last amended
    official_code: str | None = None
    received_by: str | None = None
    received_at: str | None = None
    due: str | None = None  # ISO 8601 with +07:00; None when the procedure gives no appointment
    reason: str | None = None
    papers_checked: frozenset[str] = frozenset()
    consents: frozenset[str] = frozenset()
    refused: Sequence[Mapping[str, Json]] = ()  # reasons of the portal: a repair task
    set_aside: tuple[str, ...] = ()  # ids of events its status forbade: kept, shown, not applied

    @property
    def answers(self) -> Answers:
        return as_map(self.submitted.get("answers"))

    @property
    def documents(self) -> Sequence[Mapping[str, Json]]:
        return [as_map(one) for one in as_list(self.submitted.get("documents"))]

    @property
    def manifest(self) -> Sequence[str]:
        """SHA-256 of every blob that belongs to the filing, the declaration first."""
        return manifest(self.submitted)

    @property
    def applicant(self) -> str:
        return as_text(as_map(self.submitted.get("applicant")).get("name"))


def manifest(submitted: Mapping[str, Json]) -> Sequence[str]:
    """The blobs that a `submitted` body names, the declaration first, each once."""
    files = [as_map(submitted.get("declaration"))]
    for document in as_list(submitted.get("documents")):
        files += [as_map(one) for one in as_list(as_map(document).get("files"))]
    hashes = [as_text(one.get("sha256")) for one in files]
    return list(dict.fromkeys(one for one in hashes if one))


def fold(events: Iterable[Event]) -> Filing | None:
    """The filing these events make, in the order given; None before its `submitted`."""
    filing: Filing | None = None
    for event in events:
        filing = apply(filing, event)
    return filing


def apply(filing: Filing | None, event: Event) -> Filing | None:
    """The filing after one more event; what its status forbids is set aside, never applied."""
    if filing is None:
        return _begin(event) if event.kind == Kind.SUBMITTED else None
    try:
        kind = Kind(event.kind)
    except ValueError:  # a newer version's kind: kept and shown as such
        return replace(filing, set_aside=(*filing.set_aside, event.id))
    after = ALLOWED[kind].get(filing.status)
    if after is None:
        return replace(filing, set_aside=(*filing.set_aside, event.id))
    return _applied(replace(filing, status=after), kind, event)


def allows(filing: Filing, kind: Kind) -> bool:
    """Whether the filing's status lets this event follow."""
    return filing.status in ALLOWED[kind]


def _begin(event: Event) -> Filing:
    code, _, version = event.procedure.partition("@")
    return Filing(
        id=event.subject,
        procedure=code,
        version=version,
        submitted_at=event.at.isoformat(),
        submitted=event.body,
    )


def _applied(filing: Filing, kind: Kind, event: Event) -> Filing:  # noqa: PLR0911 - one line per kind
    body = event.body
    match kind:
        case Kind.AMENDED | Kind.SUPPLEMENTED:
            return replace(filing, submitted={**filing.submitted, **body}, reason=None, refused=())
        case Kind.RECEIVED:
            return replace(
                filing,
                received_by=event.actor.removeprefix("officer:"),
                received_at=event.at.isoformat(),
                due=as_text(body.get("due")) or None,
                papers_checked=filing.papers_checked | _ids(body.get("papers")),
            )
        case Kind.PAPERS_CHECKED:
            return replace(filing, papers_checked=filing.papers_checked | _ids(body.get("papers")))
        case Kind.CODE_ISSUED:
            return replace(filing, official_code=filing.official_code or as_text(body.get("code")) or None)
        case Kind.EXTENDED:
            return replace(filing, due=as_text(body.get("due")) or filing.due, reason=_reason(event))
        case Kind.DENIED | Kind.SUPPLEMENT_ASKED | Kind.STOPPED:
            return replace(filing, reason=_reason(event))
        case Kind.CONSENTED:
            return replace(filing, consents=filing.consents | {as_text(body.get("purpose"))})
        case Kind.CONSENT_WITHDRAWN:
            return replace(filing, consents=filing.consents - {as_text(body.get("purpose"))})
        case Kind.REFUSED:
            return replace(filing, refused=[as_map(one) for one in as_list(body.get("errors"))])
        case _:
            return filing


def _reason(event: Event) -> str | None:
    return as_text(event.body.get("reason")) or None


def _ids(value: Json) -> frozenset[str]:
    return frozenset(as_text(one) for one in as_list(value))
