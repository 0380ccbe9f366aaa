"""A visit's content as the JSON that a draft keeps, and back again."""

from collections.abc import Mapping

from kiosk.effects import DraftContent, PaperRef
from kiosk.store import Draft
from kiosk.values import Json, as_int, as_list, as_map, as_text


def to_draft(content: DraftContent) -> Draft:
    """All of it, so that the visit can be taken up again after a power cut."""
    papers: dict[str, Json] = {
        id_: [{"sha256": one.sha256, "pages": one.pages, "size": one.size, "name": one.name} for one in refs]
        for id_, refs in content.papers.items()
    }
    return Draft(
        id=content.id,
        procedure=content.procedure,
        content={
            "language": content.language,
            "step": content.step,
            "answers": content.answers,
            "origins": dict(content.origins),
            "papers": papers,
            "purposes": sorted(content.purposes),
            "claims": sorted(content.claims),
        },
    )


def from_draft(draft: Draft) -> DraftContent:
    """What was kept; a part that is missing is empty."""
    kept = draft.content
    return DraftContent(
        id=draft.id,
        procedure=draft.procedure,
        language=as_text(kept.get("language")) or "vi",
        step=as_text(kept.get("step")),
        answers=as_map(kept.get("answers")),
        origins={id_: as_text(one) for id_, one in as_map(kept.get("origins")).items()},
        papers={id_: [_paper(as_map(one)) for one in as_list(refs)] for id_, refs in _papers(kept).items()},
        purposes=frozenset(as_text(one) for one in as_list(kept.get("purposes"))),
        claims=frozenset(as_text(one) for one in as_list(kept.get("claims"))),
    )


def _papers(kept: Mapping[str, Json]) -> Mapping[str, Json]:
    return as_map(kept.get("papers"))


def _paper(value: Mapping[str, Json]) -> PaperRef:
    return PaperRef(
        sha256=as_text(value.get("sha256")),
        pages=as_int(value.get("pages")),
        size=as_int(value.get("size")),
        name=as_text(value.get("name")),
    )
