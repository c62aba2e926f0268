"""Which units a model takes and gives, so that whatever carries a unit is brought to them."""

try:
    from functools import wraps
except ImportError:  # MicroPython has no such function, and nobody there asks for a docstring

    def wraps(function):
        return lambda model: model


def _measured(gives, *takes):
    """Declare the units of a model.

    Plain numbers are taken as they are. What carries a unit, a term, is handed the call: it brings
    each argument to its unit and keeps the call as a step of its expression.

    Parameters
    ----------
    gives : str or dict of str to str
        Unit of the result, or of each field of it.
    *takes : str or None
        Unit of each argument, in order; None for what has no unit, such as another model. `money`
        stands for any one currency, `thing` for anything counted, `any` for whatever unit the
        first of them has.

    Returns
    -------
    callable
        That decorates the model.
    """

    def declare(function):
        @wraps(function)
        def model(*given, **named):
            for argument in list(given) + list(named.values()):
                ask = getattr(argument, "through", None)
                if ask is not None:
                    return ask(function, gives, takes, given, named)
            return function(*given, **named)

        return model

    return declare


def _gives(unit):
    """Declare the unit of what a function makes of a table, as `measured` does for a model.

    Parameters
    ----------
    unit : str

    Returns
    -------
    callable
        That decorates the function: it is as it was, and has a `unit`.
    """

    def declare(function):
        function.unit = unit
        return function

    return declare


# Checkers take this name for true. MicroPython has no types of functions, and evaluates none.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Function = Callable[..., float]
    Model = TypeVar("Model", bound=Callable[..., object])

    def measured(gives: str | dict[str, str], *takes: str | None) -> Callable[[Model], Model]: ...
    def gives(unit: str) -> Callable[[Model], Model]: ...

else:
    Function = object
    measured, gives = _measured, _gives
