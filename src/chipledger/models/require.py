"""The one check that all models share: quantities that cannot be are refused by name."""


def positive(**quantities):
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
