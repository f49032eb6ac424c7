package io.dure.hub.steering;

import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The operator's acts. Every one of them answers with the service as it is afterwards, or with the proposal that it became.
 */
@RestController
@RequestMapping("/api/v1/services/{id}")
class SteeringController {
    private final SteeringCommands commands;
    private final Answers answers;

    SteeringController(SteeringCommands commands, ServiceViews services) {
        this.commands = commands;
        this.answers = new Answers(services);
    }

    @PutMapping("/weights")
    ResponseEntity<Object> setWeights(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.Weights body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return answers.answer(id, commands.setWeights(Answers.actor(user, request), id, body.change()));
    }

    @PostMapping("/weights/preview")
    PreviewResult.Preview previewWeights(@PathVariable String id, @Valid @RequestBody SteeringRequests.Weights body) {
        return switch (commands.previewWeights(id, body.change())) {
            case PreviewResult.Preview preview -> preview;
            case PreviewResult.Rejected rejected ->
                throw Answers.problem(rejected.code(), rejected.message(), rejected.field());
        };
    }

    @PutMapping("/mode")
    ServiceBody setMode(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.ModeChange body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return answers.service(id, commands.setMode(Answers.actor(user, request), id, body.mode(), body.reason()));
    }

    @PutMapping("/freeze")
    ServiceBody freeze(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.Freeze body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return answers.service(id, commands.freeze(Answers.actor(user, request), id, body.until(), body.reason()));
    }

    @DeleteMapping("/freeze")
    ServiceBody unfreeze(@PathVariable String id, @AuthenticationPrincipal SignedIn user, HttpServletRequest request) {
        return answers.service(id, commands.unfreeze(Answers.actor(user, request), id));
    }

    @PostMapping("/approval")
    ServiceBody decideApproval(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.Approval body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return answers.service(id, commands.decideApproval(Answers.actor(user, request), id, body.approvalDecision()));
    }

    @PostMapping("/override")
    ResponseEntity<Object> override(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.OverrideNow body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return answers.answer(id, commands.override(Answers.actor(user, request), id, body.act()));
    }

    @PostMapping("/providers/{provider}/repair")
    ServiceBody repair(
            @PathVariable String id,
            @PathVariable String provider,
            @Valid @RequestBody SteeringRequests.Repair body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return answers.service(id, commands.repair(Answers.actor(user, request), id, provider, body.reason()));
    }
}
