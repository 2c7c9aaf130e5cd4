"""Words of the finance finder."""

from decimal import Decimal

from utils.text.i18n import Translate

PAGE = "finance"
WAN = 10_000


def group_names(_: Translate) -> dict[str, str]:
    """Names of the groups of beneficiaries."""
    return {
        "small-firms": _("Small and medium firms"), "persons": _("Persons and sole traders"),
        "farming": _("Farm businesses and farmers"), "technology": _("Technology and specialised firms"),
        "manufacturing": _("Manufacturers"), "key-firms": _("Key and large firms"),
        "green": _("Carbon-reduction projects"), "culture-tourism": _("Culture and tourism"),
        "ethnic-trade": _("Ethnic trade and goods"), "listing": _("Listed firms or firms to be listed"),
        "guarantors": _("Guarantee institutions"), "financial-bodies": _("Banks, insurers, other financial bodies"),
        "investors": _("Equity funds"), "districts": _("Districts and counties"),
    }  # fmt: skip


def instrument_names(_: Translate) -> dict[str, str]:
    """Names of the instruments."""
    return {
        "loan": _("Loan"), "guarantee": _("Guarantee"), "re-guarantee": _("Re-guarantee"),
        "interest-subsidy": _("Interest subsidy"), "fee-subsidy": _("Fee subsidy"), "fee-waiver": _("Fee waiver"),
        "premium-subsidy": _("Premium subsidy"), "loan-subsidy": _("Loan subsidy"),
        "operating-subsidy": _("Cost subsidy"), "risk-compensation": _("Risk compensation"),
        "risk-sharing": _("Risk sharing"), "insurance": _("Insurance"), "reward": _("Award"), "equity": _("Equity"),
        "fund": _("Fund"), "bridge-fund": _("Bridging fund"), "platform": _("Platform"),
        "monetary-tool": _("Monetary tool"), "coordination": _("Coordination"),
        "demonstration-zone": _("Demonstration district"),
    }  # fmt: skip


def printed_names(_: Translate) -> dict[str, str]:
    """Names of what a measure may print."""
    return {
        "formula": _("Can be calculated"), "rate": _("Rate"), "cap": _("Ceiling"), "amount": _("Fixed amount"),
        "limit": _("Rate limit"), "threshold": _("Condition"), "term": _("Term"), "count": _("Number"),
        "none": _("No figure printed"),
    }  # fmt: skip


def formula_names(_: Translate) -> dict[str, str]:
    """Names of what the formulas work out."""
    return {
        "fin-02-fee": _("Guarantee-fee subsidy"), "fin-02-award": _("Performance award to a guarantee institution"),
        "fin-02-regrant": _("Re-guarantee fee paid by the city"),
        "fin-03-fund": _("Compensation, business with the national fund"),
        "fin-03-other": _("Compensation, business not yet with the national fund"),
        "fin-04-person": _("Interest paid by the budget in a year, loan to a person"),
        "fin-04-firm": _("Interest paid by the budget in a year, loan to a small firm"),
        "fin-04-relief": _("Temporary interest relief in a year, small firm"),
        "fin-05-fee": _("Fee for bridging money"), "fin-05-waived": _("Fee for a specialised firm"),
        "fin-07-interest": _("Most interest that the borrower can be asked to pay"),
        "fin-08-interest": _("Interest subsidy in a year"), "fin-09-premium": _("Premium subsidy"),
        "fin-10-balance": _("Cost subsidy"), "fin-11-loss": _("Compensation for one loan"),
        "fin-12-interest": _("Interest subsidy in a year"), "fin-17-award": _("Award to a fund manager"),
        "fin-20-award": _("Award to a core firm"), "fin-21-loan": _("Loan subsidy"),
        "fin-22-interest": _("Interest subsidy in a year"), "fin-25-first": _("Award for a first equity round"),
        "fin-25-again": _("Award for refinancing by a listed firm"), "fin-25-merger": _("Award for a merger"),
    }  # fmt: skip


def base_names(_: Translate) -> dict[str, str]:
    """Names of the amounts that rates apply to."""
    return {
        "unprinted": _("Amount the rate applies to (not printed)"), "re-guarantee-fee": _("Re-guarantee fee"),
        "re-guarantee-liability": _("Municipal re-guarantee liability"), "liability": _("Liability paid out"),
        "loan": _("Loan"), "loan-year": _("Loan"), "bridge": _("Bridging money"), "premium": _("Insurance premium"),
        "balance": _("Average loan balance of the year"), "loss": _("Loss of principal"),
        "investment": _("Equity invested"), "receivables": _("Lending brought about last year"),
        "principal": _("Principal of the loan"), "net-proceeds": _("Net proceeds"), "deal": _("Value of the deal"),
    }  # fmt: skip


def value_names(_: Translate) -> dict[str, str]:
    """Names of the further values to enter."""
    return {
        "days": _("Days charged"), "years": _("Years"), "lpr": _("LPR, % a year"),
        "interest": _("Interest of the loan, % a year"),
        "before": _("Awards received before, 10,000 yuan (0 if none)"),
    }  # fmt: skip


def step_names(_: Translate) -> dict[str, str]:
    """Names of the lines of the arithmetic."""
    return {
        "share": _("Amount by rate"), "ceiling": _("The lower of result and ceiling"), "room": _("Room left"),
        "line": _("Borrower's line"), "own": _("Interest the borrower bears in a year"),
        "rest": _("Rate above the line"), "least": _("The lower of printed rate and rest"),
        "subsidised-rate": _("Subsidised rate"), "waived": _("Fee waived"),
    }  # fmt: skip


def formula_note(formula_id: str, base: str, _: Translate) -> str:
    """What the text leaves open for a formula; empty where it leaves nothing."""
    if base == "unprinted":
        return _(
            "The notice does not print what the rate applies to: enter an amount to see what the range would give."
        )
    notes = {
        "fin-04-person": _("Read as percent of the loan a year; the text does not say when 3 % and when 4 % applies."),
        "fin-04-firm": _("Read as percent of the loan a year; the text does not say when 3 % and when 4 % applies."),
        "fin-04-relief": _("Read as percent of the loan a year."),
        "fin-12-interest": _("Read as percent of the loan a year; the text prints the rate alone."),
        "fin-05-fee": _("The term is printed in working days; which days are charged is not printed."),
        "fin-20-award": _("Only the three core firms that rank highest by new lending."),
        "fin-22-interest": _("Only firms whose core revenue of January to May 2022 fell by 30 % or more."),
    }
    return notes.get(formula_id, "")


def state_labels(_: Translate) -> dict[str, str]:
    """States of a measure with a slot for the day."""
    return {"lapsed": _("Lapsed {date}"), "running": _("Runs until {date}"), "coming": _("Runs from {date}")}


def number_text(number: Decimal) -> str:
    """Print an exact number: thousands from 1,000, no zeros at the end."""
    text = f"{number:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def money_text(amount: Decimal, lang: str) -> str:
    """Print an amount of 10,000 yuan: 万元 in Chinese, yuan below one of them and in English."""
    if lang == "en":
        return f"CNY {number_text(amount * WAN)}"
    return f"{number_text(amount)} 万元" if amount >= 1 or not amount else f"{number_text(amount * WAN)} 元"


def quantity_text(number: Decimal, unit: str, lang: str, _: Translate) -> str:
    """Print a number with its unit; ‰ and % as they are."""
    if unit == "money":
        return money_text(number, lang)
    words = {"day": _("{n} days"), "year": _("{n} years"), "‰/day": _("{n} ‰ a day"), "% of LPR": _("{n} % of the LPR")}
    if unit in words:
        return words[unit].replace("{n}", number_text(number))
    return f"{number_text(number)} {unit}"
