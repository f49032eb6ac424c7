package io.dure.hub.steering;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's acts. Every one of them answers with the service as it is afterwards. */
@RestController
@RequestMapping("/api/v1/services/{id}")
class SteeringController {
    private final SteeringCommands commands;
    private final ServiceViews services;

    SteeringController(SteeringCommands commands, ServiceViews services) {
        this.commands = commands;
        this.services = services;
    }

    @PutMapping("/weights")
    ServiceBody setWeights(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.Weights body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return acted(id, commands.setWeights(actor(user, request), id, body.change()));
    }

    @PostMapping("/weights/preview")
    PreviewResult.Preview previewWeights(@PathVariable String id, @Valid @RequestBody SteeringRequests.Weights body) {
        return switch (commands.previewWeights(id, body.change())) {
            case PreviewResult.Preview preview -> preview;
            case PreviewResult.Rejected rejected ->
                throw problem(rejected.code(), rejected.message(), rejected.field());
        };
    }

    @PutMapping("/mode")
    ServiceBody setMode(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.ModeChange body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return acted(id, commands.setMode(actor(user, request), id, body.mode(), body.reason()));
    }

    @PutMapping("/freeze")
    ServiceBody freeze(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.Freeze body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return acted(id, commands.freeze(actor(user, request), id, body.until(), body.reason()));
    }

    @DeleteMapping("/freeze")
    ServiceBody unfreeze(@PathVariable String id, @AuthenticationPrincipal SignedIn user, HttpServletRequest request) {
        return acted(id, commands.unfreeze(actor(user, request), id));
    }

    @PostMapping("/approval")
    ServiceBody decideApproval(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.Approval body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return acted(id, commands.decideApproval(actor(user, request), id, body.approvalDecision()));
    }

    @PostMapping("/override")
    ServiceBody override(
            @PathVariable String id,
            @Valid @RequestBody SteeringRequests.OverrideNow body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return acted(id, commands.override(actor(user, request), id, body.act()));
    }

    @PostMapping("/providers/{provider}/repair")
    ServiceBody repair(
            @PathVariable String id,
            @PathVariable String provider,
            @Valid @RequestBody SteeringRequests.Repair body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return acted(id, commands.repair(actor(user, request), id, provider, body.reason()));
    }

    private ServiceBody acted(String id, CommandResult result) {
        return switch (result) {
            case CommandResult.Accepted accepted ->
                services.service(id).map(ServiceBody::of).orElseThrow(ServicesController::notFound);
            case CommandResult.Rejected rejected ->
                throw problem(rejected.code(), rejected.message(), rejected.field());
        };
    }

    private static ProblemException problem(Rejection rejection, String message, @Nullable String field) {
        ProblemCode code = ProblemCode.valueOf(rejection.name());
        return field == null
                ? new ProblemException(code, message)
                : new ProblemException(code, message, new FieldError(field, FieldError.Code.NOT_ALLOWED, message));
    }

    private static Actor actor(SignedIn user, HttpServletRequest request) {
        return new Actor(user.user(), request.getRemoteAddr());
    }
}
