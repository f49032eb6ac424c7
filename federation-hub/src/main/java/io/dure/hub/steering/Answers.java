package io.dure.hub.steering;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What acts are answered with: the service as it is afterwards, a proposal, or a problem. */
final class Answers {
    private final ServiceViews services;

    Answers(ServiceViews services) {
        this.services = services;
    }

    /** 200 with the service, or 202 with what now waits for a second person. */
    ResponseEntity<Object> answer(String id, CommandResult result) {
        return switch (result) {
            case CommandResult.Proposed(ProposalBody proposal) ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(proposal);
            case CommandResult.Accepted accepted -> ResponseEntity.ok(service(id, accepted));
            case CommandResult.Rejected rejected -> throw problem(rejected);
        };
    }

    /** Of acts that never become proposals. */
    ServiceBody service(String id, CommandResult result) {
        return switch (result) {
            case CommandResult.Accepted accepted ->
                services.service(id).map(ServiceBody::of).orElseThrow(ServicesController::notFound);
            case CommandResult.Rejected rejected -> throw problem(rejected);
            case CommandResult.Proposed(ProposalBody proposal) ->
                throw new IllegalStateException("this act is not for two: " + proposal.id());
        };
    }

    static ProblemException problem(CommandResult.Rejected rejected) {
        return problem(rejected.code(), rejected.message(), rejected.field());
    }

    static ProblemException problem(Rejection rejection, String message, @Nullable String field) {
        ProblemCode code = ProblemCode.valueOf(rejection.name());
        return field == null
                ? new ProblemException(code, message)
                : new ProblemException(code, message, new FieldError(field, FieldError.Code.NOT_ALLOWED, message));
    }

    static Actor actor(SignedIn user, HttpServletRequest request) {
        return new Actor(user.user(), request.getRemoteAddr());
    }
}
