"""The painted controls. Import from the module that holds the name; the names are stable.

basic: Button, Kind, Chip, Tile, Row, SearchBox, Dock, DockItem, Pill, Brand, Hero, Label, Icon, IconLine,
Banner, Steps, Summary, Ring (all that the home screen needs).
bars: TaskBar, Heading, NavRow. card: Card, Panel, Pair. choice: Tick, Choice, ChoiceGroup. edit: Edit, Area,
Pad. fieldbox: FieldBox. control: Control. picker: Picker, Pick, pick. scroll: Scroll. tap: Tap.
controls.make: make_control, make_field_box. controls.units: UnitsPort, LocalUnits.

A page: `Frame(top=TaskBar(title), nav=NavRow())` (ui/frame.py), then widgets into `frame.content`.
"""
