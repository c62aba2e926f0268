"""The checks that models share: quantities that cannot be are refused by name."""


def positive(**quantities: float) -> None:
    """Refuse quantities that are not above zero, nan among them.

    Parameters
    ----------
    **quantities : float
        By the name that the error is to say.

    Raises
    ------
    ValueError
        With the first name that is not positive.

    Examples
    --------
    >>> positive(power=1)
    """
    for name, quantity in quantities.items():
        if not quantity > 0:
            raise ValueError(f"{name} must be positive, got {quantity}")


def fraction(**quantities: float) -> None:
    """Refuse what is no share above nothing and at most of the whole, nan among them. Arguments and
    errors as in `positive`.

    Examples
    --------
    >>> fraction(die_yield=1)
    """
    for name, quantity in quantities.items():
        # The quantity stands on the left: MicroPython asks no other side.
        if not (quantity > 0 and quantity <= 1):
            raise ValueError(
                f"{name} must lie above 0 and at most at 1, got {quantity}; a percentage says that"
                " it is one by its unit"
            )


def growth_rate(**quantities: float) -> None:
    """Refuse a growth that leaves nothing, −1 or less, nan among them. Arguments and errors as in
    `positive`.

    Examples
    --------
    >>> growth_rate(growth=-0.5)
    """
    for name, quantity in quantities.items():
        if not quantity > -1:
            raise ValueError(f"{name} must be above −1, got {quantity}")
