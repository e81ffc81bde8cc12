-- Why an action plan that was entered by mistake was withdrawn; nothing for one that stands.
ALTER TABLE action_plan ADD COLUMN withdrawn TEXT CHECK (withdrawn IS NULL OR length(withdrawn) >= 1);
UPDATE action_plan SET row_digest = lykta_digest(number, id, municipality, title, begins, ends, decided_by, decided, version, made, changed,
    asked, withdrawn,
    (SELECT count(*) FROM plan_area WHERE plan_area.plan = action_plan.number),
    (SELECT count(*) FROM plan_indicator WHERE plan_indicator.plan = action_plan.number),
    (SELECT count(*) FROM plan_measure WHERE plan_measure.plan = action_plan.number),
    (SELECT count(*) FROM plan_number WHERE plan_number.plan = action_plan.number),
    (SELECT count(*) FROM plan_follow_up WHERE plan_follow_up.plan = action_plan.number),
    (SELECT max(plan_event.number) FROM plan_event WHERE plan_event.plan = action_plan.number));
