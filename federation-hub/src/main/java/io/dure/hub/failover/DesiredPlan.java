package io.dure.hub.failover;

import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the service is to be answered by, drawn anew at the next token whenever its members or rules have moved. */
final class DesiredPlan {
    private final FailoverSettings settings;
    private final Members members;
    private final Rules rules;
    private ServiceDefinition definition;
    private Plan plan;
    /** As last written down, for the audit list. */
    private String weights;
    /** How far members and rules had moved when it was drawn. */
    private int drawn;

    /** Of nobody's epoch: token (0, 0). */
    DesiredPlan(ServiceDefinition definition, FailoverSettings settings, Members members, Rules rules) {
        this.definition = definition;
        this.settings = settings;
        this.members = members;
        this.rules = rules;
        this.plan = draw(new Token(0, 0));
        this.weights = members.weights(settings.rampSteps());
    }

    Plan plan() {
        return plan;
    }

    Token token() {
        return plan.token();
    }

    /** As operators last defined it, without what they set since. */
    ServiceDefinition definition() {
        return definition;
    }

    /** As it stands now, with the mode and the weights that operators set. */
    ServiceDefinition current() {
        return definition.set(
                rules.mode(), members.all().stream().map(Member::definition).toList());
    }

    void redefine(ServiceDefinition next) {
        definition = next;
    }

    /** At a token of one's own choice: another epoch's first, or above what stays of a service that was removed. */
    void drawAt(Token token) {
        drawn = rules.changes();
        plan = draw(token);
    }

    /** At the next token, whether anything has moved or not. */
    void renew() {
        plan = draw(plan.token().next());
    }

    /** At the next token if it would be another plan; whether it is. */
    boolean follow() {
        if (rules.changes() == drawn) {
            return false;
        }
        drawn = rules.changes();
        if (draw(plan.token()).equals(plan)) {
            return false;
        }
        renew();
        return true;
    }

    /** Writes down what was noted, with the weights before and after. */
    void carry(Journal journal, Instant now) {
        if (journal.hasNotes()) {
            String next = members.weights(settings.rampSteps());
            journal.carry(weights, next, plan.token(), now);
            weights = next;
        }
    }

    /** As members and rules are now. */
    Plan draw(Token token) {
        List<MemberPlan> plans = new ArrayList<>(4);
        for (Member member : members.all()) {
            plans.add(member.plan(settings.rampSteps()));
        }
        return new Plan(
                definition.id(),
                definition.name(),
                definition.ttl(),
                token,
                plans,
                definition.check(),
                definition.domains(),
                rules.mode(),
                rules.freeze().map(Freeze::until),
                definition.policy());
    }
}
