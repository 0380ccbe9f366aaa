"""The painted controls. Import from the module that holds the name; the names are stable.

basic: Button, Kind, Chip, Tile, Row, SearchBox, Dock, DockItem, Pill, Brand, Hero, Label, Icon, IconLine,
Banner, Steps, Summary, Ring (all that the home screen needs).
card: Card, Panel, Pair. choice: Tick, Choice, ChoiceGroup. edit: Edit, Area, Pad. fieldbox: FieldBox, Origin.
control: Control. picker: Picker, Pick. controls.make: make_control. controls.units: UnitsPort, LocalUnits.
"""
