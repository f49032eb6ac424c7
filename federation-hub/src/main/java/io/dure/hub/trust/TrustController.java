package io.dure.hub.trust;

import io.dure.hub.HubProperties;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An administrator's hand on who may speak to the hub. */
@RestController
@RequestMapping("/api/v1")
class TrustController {
    private final EnrolmentTokens tokens;
    private final Registrar registrar;
    private final AgentRegistrar agents;
    private final Clock clock;

    TrustController(EnrolmentTokens tokens, Registrar registrar, AgentRegistrar agents, Clock clock) {
        this.agents = agents;
        this.tokens = tokens;
        this.registrar = registrar;
        this.clock = clock;
    }

    /** A collector by its name, or agents by their site. */
    record Wish(
            @Nullable @Size(max = 63) String name,
            @Nullable @Size(max = 63) String site,
            @Min(1) @Max(10_000) @Nullable Integer agents,
            @Min(1) @Max(2160) @Nullable Integer hours) {}

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
            @Nullable Instant revokedAt,
            int usesLeft) {}

    record EnrolmentList(List<Enrolment> enrolments) {}

    /** @param total of those that fit, also where fewer are listed */
    record CredentialList(List<ListedCredential> credentials, int total) {}

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
                        token.revokedAt(),
                        token.usesLeft()))
                .toList());
    }

    @PostMapping("/enrolments")
    @ResponseStatus(HttpStatus.CREATED)
    NewEnrolment create(
            @Valid @RequestBody Wish wish, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        EnrolmentTokens.Made made = made(wish, who.user(), request.getRemoteAddr())
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.TOO_MANY_ENROLMENTS, "Wait until some have ended."));
        EnrolmentToken token = made.token();
        return new NewEnrolment(
                token.id(), made.text().reveal(), token.kind(), token.site(), token.name(), token.expiresAt());
    }

    private Optional<EnrolmentTokens.Made> made(Wish wish, String actor, String source) {
        String name = wish.name();
        String site = wish.site();
        Integer hours = wish.hours();
        Duration lasts = Duration.ofHours(hours == null ? 24 : hours);
        if (name != null && site == null && wish.agents() == null) {
            HubProperties.Collector collector = tokens.configured(name)
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.INVALID_REQUEST, "The hub's file has no collector of this name."));
            return tokens.create(collector, lasts, actor, source);
        }
        if (name == null && site != null && tokens.hasSite(site)) {
            Integer uses = wish.agents();
            return tokens.createForAgents(site, uses == null ? 1 : uses, lasts, actor, source);
        }
        throw new ProblemException(
                ProblemCode.INVALID_REQUEST,
                "Say the name of a collector, or a site of the hub's file for its agents.");
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
    CredentialList credentials(
            @RequestParam(required = false) @Pattern(regexp = "collector|witness|agent") @Nullable String kind,
            @RequestParam(required = false) @Size(max = 63) @Nullable String site,
            @RequestParam(defaultValue = "") @Size(max = 256) String name,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        Instant now = clock.instant();
        List<ListedCredential> fitting = Stream.concat(
                        ListedCredential.of(lasting(registrar.credentials(), now), registrar::lastSeen).stream(),
                        ListedCredential.of(lasting(agents.credentials(), now), agents::lastSeen).stream())
                .filter(each -> kind == null
                        || each.kind().name().toLowerCase(Locale.ROOT).equals(kind))
                .filter(each -> site == null || site.equals(each.site()))
                .filter(each -> each.name().contains(name))
                .toList();
        return new CredentialList(fitting.stream().limit(limit).toList(), fitting.size());
    }

    private static List<Credential> lasting(List<Credential> all, Instant now) {
        return all.stream()
                .filter(credential -> now.isBefore(credential.expiresAt()))
                .toList();
    }

    @DeleteMapping("/credentials/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeCredential(
            @PathVariable @Size(max = 128) String id,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (!registrar.revoke(id, who.user(), request.getRemoteAddr())
                && !agents.revoke(id, who.user(), request.getRemoteAddr())) {
            throw new ProblemException(ProblemCode.NOT_FOUND, null);
        }
    }
}
