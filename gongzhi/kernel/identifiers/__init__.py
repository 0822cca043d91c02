"""Numbers the state gives out: checked, put into one form, taken apart. Masks are privacy's."""
