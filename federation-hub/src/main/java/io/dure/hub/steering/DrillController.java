package io.dure.hub.steering;

import io.dure.hub.drill.Drill;
import io.dure.hub.drill.Drills;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Sight;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Begins and ends drills. */
@RestController
@RequestMapping("/api/v1")
class DrillController {
    private final DrillCommands commands;
    private final Drills drills;
    private final Answers answers;

    DrillController(DrillCommands commands, Drills drills, ServiceViews services) {
        this.commands = commands;
        this.drills = drills;
        this.answers = new Answers(services);
    }

    @PostMapping("/services/{id}/drills")
    ResponseEntity<Object> start(
            @PathVariable String id,
            @Valid @RequestBody PlannedRequests.DrillStart body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return switch (commands.start(Answers.actor(user, request), id, body.wanted())) {
            case DrillCommands.DrillResult.Told(Drill drill) ->
                ResponseEntity.status(HttpStatus.CREATED).body(drill);
            case DrillCommands.DrillResult.Other(CommandResult result) -> answers.answer(id, result);
        };
    }

    @PostMapping("/drills/{id}/abort")
    Drill abort(
            @PathVariable String id,
            @Valid @RequestBody PlannedRequests.DrillAbortion body,
            Sight sight,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        drills.drill(id).ifPresent(drill -> requireWhole(drill, sight));
        return switch (commands.abort(Answers.actor(user, request), id, body.reason())) {
            case DrillCommands.DrillResult.Told(Drill drill) -> drill;
            case DrillCommands.DrillResult.Other(CommandResult result) -> throw refused(result);
        };
    }

    private static void requireWhole(Drill drill, Sight sight) {
        if (drill.within(sight).isEmpty()) {
            throw new ProblemException(ProblemCode.DRILL_NOT_FOUND, null);
        }
        if (!sight.whole(drill.service())) {
            throw new ProblemException(
                    ProblemCode.OUT_OF_SCOPE, "Your role does not hold at all sites of the service.");
        }
    }

    private static RuntimeException refused(CommandResult result) {
        return switch (result) {
            case CommandResult.Rejected rejected -> Answers.problem(rejected);
            case CommandResult.Accepted accepted -> new IllegalStateException("the drill is gone");
            case CommandResult.Proposed proposed -> new IllegalStateException("ending a drill is not for two");
        };
    }
}
