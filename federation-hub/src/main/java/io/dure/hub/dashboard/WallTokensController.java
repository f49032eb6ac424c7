package io.dure.hub.dashboard;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.Secret;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** Tokens that let displays show a dashboard; the rules of access ask for an operator before. */
@RestController
@RequestMapping("/api/v1/dashboards/{id}/wall-tokens")
class WallTokensController {
    static final int MOST = 20;

    private final DashboardAccess access;
    private final DashboardRecords records;
    private final DashboardAudit audit;
    private final Walls walls;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WallTokensController(
            DashboardAccess access, DashboardRecords records, DashboardAudit audit, Walls walls, Clock clock) {
        this.access = access;
        this.records = records;
        this.audit = audit;
        this.walls = walls;
        this.clock = clock;
    }

    record Wish(@NotNull @Min(1) @Max(90) Integer days) {}

    record TokenBody(String id, String createdBy, Instant createdAt, Instant expiresAt) {
        static TokenBody of(WallToken token) {
            return new TokenBody(token.id(), token.createdBy(), token.createdAt(), token.expiresAt());
        }
    }

    record TokenList(List<TokenBody> tokens) {}

    record NewToken(String id, String token, String url, Instant expiresAt) {}

    @GetMapping
    TokenList tokens(@PathVariable String id, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        mayShowIt(id, Caller.of(who, request), "list-wall-tokens");
        return new TokenList(lasting(id).stream().map(TokenBody::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewToken create(
            @PathVariable String id,
            @Valid @RequestBody Wish wish,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Caller caller = Caller.of(who, request);
        Heading heading = mayShowIt(id, caller, "create-wall-token");
        if (lasting(id).size() >= MOST) {
            throw new ProblemException(ProblemCode.TOO_MANY_WALL_TOKENS, "Take one of the " + MOST + " back first.");
        }
        Instant now = clock.instant();
        Secret secret = Secret.fresh(random);
        WallToken token = new WallToken(
                "w-" + secret.hash().substring(0, 16),
                secret.hash(),
                id,
                who.user(),
                now,
                now.plus(Duration.ofDays(wish.days())));
        records.addWallToken(
                token,
                now,
                audit.done(
                        caller,
                        "create-wall-token",
                        DashboardAudit.about(heading),
                        null,
                        token.id() + " until " + token.expiresAt()));
        return new NewToken(token.id(), secret.value(), "/wall#" + secret.value(), token.expiresAt());
    }

    @DeleteMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @PathVariable String id,
            @PathVariable String token,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Caller caller = Caller.of(who, request);
        Heading heading = mayShowIt(id, caller, "revoke-wall-token");
        WallToken known = records.wallTokens(id).stream()
                .filter(each -> each.id().equals(token))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, null));
        records.removeWallToken(
                known.id(), audit.done(caller, "revoke-wall-token", DashboardAudit.about(heading), known.id(), null));
        walls.signOut(known);
    }

    /** What is made for everybody may be shown by every operator. */
    private Heading mayShowIt(String id, Caller caller, String act) {
        Seen seen = access.seen(id, caller.who(), Language.EN);
        return seen.heading().origin() == Origin.USER
                ? access.allowed(id, caller, Right.OWN, act).heading()
                : seen.heading();
    }

    private List<WallToken> lasting(String id) {
        return records.wallTokens(id).stream()
                .filter(token -> token.lasts(clock.instant()))
                .toList();
    }
}
