package io.dure.hub.trust;

import io.dure.hub.HubProperties;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An administrator's hand on who may speak to the hub. */
@RestController
@RequestMapping("/api/v1")
class TrustController {
    private final EnrolmentTokens tokens;
    private final Registrar registrar;
    private final Clock clock;

    TrustController(EnrolmentTokens tokens, Registrar registrar, Clock clock) {
        this.tokens = tokens;
        this.registrar = registrar;
        this.clock = clock;
    }

    record Wish(
            @NotBlank @Size(max = 63) String name,
            @Min(1) @Max(168) @Nullable Integer hours) {}

    record NewEnrolment(
            String id,
            String token,
            PartKind kind,
            @Nullable String site,
            String name,
            Instant expiresAt) {}

    record Enrolment(
            String id,
            PartKind kind,
            @Nullable String site,
            String name,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    record EnrolmentList(List<Enrolment> enrolments) {}

    record CredentialList(List<Credential> credentials) {}

    @GetMapping("/enrolments")
    EnrolmentList enrolments() {
        return new EnrolmentList(tokens.all().stream()
                .map(token -> new Enrolment(
                        token.id(),
                        token.kind(),
                        token.site(),
                        token.name(),
                        token.createdBy(),
                        token.createdAt(),
                        token.expiresAt(),
                        token.usedAt(),
                        token.revokedAt()))
                .toList());
    }

    @PostMapping("/enrolments")
    @ResponseStatus(HttpStatus.CREATED)
    NewEnrolment create(
            @Valid @RequestBody Wish wish, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        HubProperties.Collector collector = tokens.configured(wish.name())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_REQUEST, "The hub's file has no collector of this name."));
        Integer hours = wish.hours();
        EnrolmentTokens.Made made = tokens.create(
                        collector, Duration.ofHours(hours == null ? 24 : hours), who.user(), request.getRemoteAddr())
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.TOO_MANY_ENROLMENTS, "Wait until some have ended."));
        EnrolmentToken token = made.token();
        return new NewEnrolment(
                token.id(), made.text().reveal(), token.kind(), token.site(), token.name(), token.expiresAt());
    }

    @DeleteMapping("/enrolments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeEnrolment(
            @PathVariable @Size(max = 64) String id,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (!tokens.revoke(id, who.user(), request.getRemoteAddr())) {
            throw new ProblemException(ProblemCode.NOT_FOUND, null);
        }
    }

    /** Those that have not ended. */
    @GetMapping("/credentials")
    CredentialList credentials() {
        Instant now = clock.instant();
        return new CredentialList(registrar.credentials().stream()
                .filter(credential -> now.isBefore(credential.expiresAt()))
                .toList());
    }

    @DeleteMapping("/credentials/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeCredential(
            @PathVariable @Size(max = 64) String id,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (!registrar.revoke(id, who.user(), request.getRemoteAddr())) {
            throw new ProblemException(ProblemCode.NOT_FOUND, null);
        }
    }
}
