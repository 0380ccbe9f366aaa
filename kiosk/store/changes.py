"""What changed in a draft since it was last saved: one answer is typed, one answer is written."""

from collections.abc import Mapping, Sequence

from kiosk.values import Json, as_map

Change = Mapping[str, Json]  # {"value": what is there now}; empty: it is gone


def changed(before: Mapping[str, Json], after: Mapping[str, Json]) -> Mapping[str, Change] | None:
    """By name ("step", "answers.con_ho_ten"); None when the two do not have the same parts."""
    if before.keys() != after.keys() or any("." in key for key in after):
        return None
    found: dict[str, Change] = {}
    for key, new in after.items():
        old = before[key]
        if isinstance(old, Mapping) is not isinstance(new, Mapping):
            return None
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            found |= {f"{key}.{name}": one for name, one in _within(old, new).items()}
        elif new != old:
            found[key] = {"value": copied(new)}
    return found


def applied(content: Mapping[str, Json], changes: Mapping[str, Change]) -> Mapping[str, Json]:
    """The content with these changes made."""
    result = dict(content)
    for name, change in changes.items():
        key, inside, inner = name.partition(".")
        if inside:
            part = {one: value for one, value in as_map(result.get(key)).items() if one != inner}
            result[key] = {**part, inner: change["value"]} if change else part
        else:
            result[key] = change["value"]
    return result


def copied(value: Json) -> Json:
    """The same value, which nobody else can change."""
    if isinstance(value, Mapping):
        return {name: copied(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [copied(one) for one in value]
    return value


def _within(old: Mapping[str, Json], new: Mapping[str, Json]) -> dict[str, Change]:
    if old == new:
        return {}
    found: dict[str, Change] = {name: {} for name in old.keys() - new.keys()}
    for name, one in new.items():
        if name not in old or old[name] != one:
            found[name] = {"value": copied(one)}
    return found
