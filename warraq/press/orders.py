"""What editors ask of the running press: to give readers an earlier edition again, and to print on after that.

The press alone writes the edition, and a long print must not keep an editor's browser waiting for its lock. So the
newsroom writes an order, in one transaction with the act's line in the record, and nudges the press, which carries it
out between two runs. An order is carried out once at most: its number is in the ledger's own transaction.
"""

from __future__ import annotations

import logging

from django.utils import timezone

from warraq.errors import NoEdition, NoSuchEdition, OrderTooLate, WarraqError
from warraq.newsroom.models import PressOrder
from warraq.press.holding import hold_of
from warraq.press.press import Press
from warraq.press.rollback import go_back

log = logging.getLogger("warraq.press")


def carry_out(press: Press) -> None:
    """Do what was asked. Raises PressError where the disk fails: then it is tried again."""
    for order in PressOrder.objects.filter(answered=None).order_by("pk"):
        if order.kind == PressOrder.RETURN:
            _return(press, order)
        elif not (hold := hold_of(press.ledger)) or not order.ends(hold.number):
            _answer(order)


def is_released(press: Press) -> bool:
    """Whether an editor asked that the press print on after this rollback."""
    hold = hold_of(press.ledger)
    return hold is not None and any(order.ends(hold.number) for order in PressOrder.objects.filter(answered=None))


def _return(press: Press, order: PressOrder) -> None:
    if press.ledger.get("order") == order.pk:  # done, and killed before it could be told
        _answer(order)
        return
    try:
        if order.is_late:
            raise OrderTooLate(number=order.edition)
        new = go_back(press, order.edition, by=order.by, order=order.pk)
    except (NoSuchEdition, NoEdition, OrderTooLate) as error:
        log.warning("What an editor asked for cannot be done. %s", error)
        _answer(order, error)
        return
    log.warning("An editor asked for edition %d: readers have it again as %d. The press is held.", order.edition, new)
    _answer(order)


def _answer(order: PressOrder, error: WarraqError | None = None) -> None:
    order.answered = timezone.now()
    order.error = {"en": str(error), "ar": error.arabic} if error else {}
    order.save(update_fields=["answered", "error"])
