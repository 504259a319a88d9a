"""What can be asked of what follows from a report: its recommendations, and what the teams do; a part of /summary."""

from collections.abc import Mapping

from handlers import follow_recommendation, note_team, plan_step, recommend, show_recommendations, show_team
from handlers.handling import Handler, reads

TYPED: Mapping[str, Handler] = {
    "summary recommendations": reads(show_recommendations.show),
    "summary show": reads(show_recommendations.show_one),
    "summary team": reads(show_team.show),
}
PRESSED: Mapping[str, Handler] = {
    "recommendations": reads(show_recommendations.turn_page),
    "recommendation": reads(show_recommendations.open_one),
    "recommendation_add": reads(recommend.ask_new),
    "recommendation_change": reads(recommend.ask_change),
    "recommendation_note": reads(follow_recommendation.ask_progress),
    "recommendation_finish": reads(follow_recommendation.ask_finish),
    "recommendation_drop": reads(follow_recommendation.ask_drop),
    "team_plan": reads(show_team.open_one),
    "team_note": reads(note_team.ask_line),
    "plan_add": reads(plan_step.ask_new),
    "plan_change": reads(plan_step.ask_change),
    "plan_close": reads(plan_step.ask_end),
    "plan_review": reads(plan_step.ask_review),
}
SENT: Mapping[str, Handler] = {
    "recommendation_add": Handler(recommend.add),
    "recommendation_change": Handler(recommend.change),
    "recommendation_note": Handler(follow_recommendation.note),
    "recommendation_finish": Handler(follow_recommendation.finish),
    "recommendation_drop": Handler(follow_recommendation.drop),
    "team_note": Handler(note_team.note),
    "plan_add": Handler(plan_step.add),
    "plan_change": Handler(plan_step.change),
    "plan_close": Handler(plan_step.end),
    "plan_review": Handler(plan_step.review),
}
