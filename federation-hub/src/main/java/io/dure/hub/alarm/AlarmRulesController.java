package io.dure.hub.alarm;

import io.dure.hub.metric.Metric;
import io.dure.hub.metric.MetricChoice;
import io.dure.hub.metric.Metrics;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import io.dure.hub.session.SignedIn;
import io.dure.hub.steering.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What raises alarms of metrics. */
@RestController
@RequestMapping("/api/v1/alarms/rules")
class AlarmRulesController {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    /** What is no version of ours fits none. */
    private static final Long NO_VERSION = -1L;

    private final AlarmRules rules;
    private final Metrics metrics;

    AlarmRulesController(AlarmRules rules, Metrics metrics) {
        this.rules = rules;
        this.metrics = metrics;
    }

    record AlarmRuleList(List<AlarmRule> rules) implements Scoped {
        @Override
        public Optional<AlarmRuleList> within(Sight sight) {
            return Optional.of(new AlarmRuleList(
                    rules.stream().filter(rule -> rule.scope().isSeenBy(sight)).toList()));
        }
    }

    @GetMapping
    AlarmRuleList rules() {
        return new AlarmRuleList(rules.rules());
    }

    @PostMapping
    ResponseEntity<AlarmRule> create(
            @Valid @RequestBody AlarmDraft draft,
            Sight sight,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        requireWithin(draft.reports(), sight);
        return answer(HttpStatus.CREATED, rules.create(actor(user, request), draft, metric(draft, sight)));
    }

    @PutMapping("/{id}")
    ResponseEntity<AlarmRule> change(
            @PathVariable String id,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @Valid @RequestBody AlarmDraft draft,
            Sight sight,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        requireWithin(id, sight);
        requireWithin(draft.reports(), sight);
        Long expected = expected(ifMatch);
        return answer(HttpStatus.OK, rules.change(actor(user, request), id, expected, draft, metric(draft, sight)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(
            @PathVariable String id,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            Sight sight,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        requireWithin(id, sight);
        answer(HttpStatus.OK, rules.remove(actor(user, request), id, expected(ifMatch)));
        return ResponseEntity.noContent().build();
    }

    /** What somebody does not see is not there; what is also about more than that is not theirs to change. */
    private void requireWithin(String id, Sight sight) {
        Optional<AlarmRule> rule =
                rules.rules().stream().filter(each -> each.id().equals(id)).findFirst();
        if (rule.filter(found -> !found.scope().isSeenBy(sight)).isPresent()) {
            throw new ProblemException(ProblemCode.ALARM_RULE_NOT_FOUND, null);
        }
        rule.ifPresent(found -> requireWithin(found.scope(), sight));
    }

    private static void requireWithin(AlarmScope scope, Sight sight) {
        if (!scope.isWithin(sight)) {
            throw new ProblemException(
                    ProblemCode.OUT_OF_SCOPE, "The rule would judge more than where your role holds.");
        }
    }

    private Metric metric(AlarmDraft draft, Sight sight) {
        Metric metric = MetricChoice.metric(metrics, draft.metric(), sight.scope());
        draft.verify(metric);
        return metric;
    }

    /** Null for {@code *}: whichever version there is. */
    private static @Nullable Long expected(Optional<String> ifMatch) {
        String text = ifMatch.orElseThrow(() -> new ProblemException(
                ProblemCode.PRECONDITION_REQUIRED, "Send the version that was read in the header If-Match."));
        if (text.strip().equals("*")) {
            return null;
        }
        Matcher version = VERSION.matcher(text.strip());
        return version.matches() ? (Long) Long.parseLong(version.group(1)) : NO_VERSION;
    }

    private static ResponseEntity<AlarmRule> answer(HttpStatus status, AlarmRules.Result result) {
        return switch (result) {
            case AlarmRules.Result.Done done ->
                ResponseEntity.status(status)
                        .eTag("\"" + done.rule().version() + "\"")
                        .body(done.rule());
            case AlarmRules.Result.NotFound missing ->
                throw new ProblemException(ProblemCode.ALARM_RULE_NOT_FOUND, null);
            case AlarmRules.Result.Changed changed ->
                throw new ProblemException(
                        ProblemCode.ALARM_RULE_CHANGED,
                        "It has version " + changed.current().version() + " by "
                                + changed.current().changedBy() + " of "
                                + changed.current().changedAt() + ".");
            case AlarmRules.Result.TooMany many ->
                throw new ProblemException(
                        ProblemCode.TOO_MANY_RULES, "At most " + AlarmRules.MOST + "; remove one before.");
        };
    }

    private static Actor actor(SignedIn user, HttpServletRequest request) {
        return new Actor(user.user(), request.getRemoteAddr());
    }
}
