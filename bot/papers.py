"""The report's files as the settings have them: with the council's own template, which is tried before it is needed."""

from bot.finding import Finding
from bot.settings import Settings, WrongSetting
from reports.word import NotATemplate, Template


def report_template(settings: Settings) -> Template:
    """Raises WrongSetting, with what is wrong with the template."""
    if settings.report_template is None:
        return Template.shipped("report")
    try:
        return Template.at(settings.report_template).tried()
    except NotATemplate as fault:
        raise WrongSetting(f"AUDITBOT_REPORT_TEMPLATE: {fault.sentence}") from None


def own_template(settings: Settings) -> Finding:
    """For `doctor`."""
    try:
        report_template(settings)
    except WrongSetting as fault:
        return Finding("report template", str(fault))
    return Finding("report template")
