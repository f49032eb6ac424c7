package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens that let programs use the API; each one's own, and all of them for an administrator. */
@RestController
@RequestMapping("/api/v1/api-tokens")
class ApiTokensController {
    private final ApiTokens tokens;
    private final Sessions sessions;

    ApiTokensController(ApiTokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    record Wish(
            @NotBlank @Size(max = 64) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,

            @NotNull Role role,
            @NotNull @Min(1) @Max(365) Integer days,

            @Nullable @Size(min = 1, max = 100) List<@NotBlank @Size(max = 128) @Pattern(regexp = "[^\\p{Cntrl}]*") String> sites,

            @Nullable @Size(min = 1, max = 100) List<@NotBlank @Size(max = 128) @Pattern(regexp = "[^\\p{Cntrl}]*") String> services) {
        /** The most that it may be for; what is not narrowed is its owner's, whatever that is at the moment. */
        Scope scope() {
            return new Scope(Names.of(sites), Names.of(services));
        }

        boolean isWithin(Scope own) {
            return (sites == null || own.sites().includes(scope().sites()))
                    && (services == null || own.services().includes(scope().services()));
        }
    }

    record Token(
            String id,
            String name,
            String owner,
            Role role,
            @Nullable List<String> sites,
            @Nullable List<String> services,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    record TokenList(List<Token> tokens) {}

    record NewToken(String id, String token, Role role, Instant expiresAt) {}

    @GetMapping
    TokenList list(@AuthenticationPrincipal SignedIn who) {
        List<ApiToken> shown = who.isEverywhere(Role.ADMINISTRATOR) ? tokens.all() : tokens.of(who.user());
        return new TokenList(shown.stream().map(this::body).toList());
    }

    private Token body(ApiToken token) {
        return new Token(
                token.id(),
                token.name(),
                token.owner(),
                token.role(),
                SessionBody.listed(token.scope().sites()),
                SessionBody.listed(token.scope().services()),
                token.createdAt(),
                token.expiresAt(),
                tokens.lastUse(token).orElse(null));
    }

    /** Only somebody who signed in makes one: a leaked token must not beget others. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewToken create(
            @Valid @RequestBody Wish wish,
            @AuthenticationPrincipal SignedIn who,
            Authentication authentication,
            HttpServletRequest request) {
        String session = CookieContexts.hashOf(authentication)
                .orElseThrow(() -> new ProblemException(ProblemCode.FORBIDDEN, "Sign in to make a token."));
        if (!who.role().includes(wish.role())) {
            throw new ProblemException(
                    who.limited() ? ProblemCode.LIVE_CHECK_NEEDED : ProblemCode.FORBIDDEN,
                    "A token may not do more than you.");
        }
        if (!wish.isWithin(who.scope())) {
            throw new ProblemException(ProblemCode.OUT_OF_SCOPE, "A token may not reach further than you.");
        }
        Optional<UserId> id = sessions.idOf(session);
        if (id.isEmpty() && !tokens.mayBeOwnedByTheHub(who.user())) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "Break-glass leaves nothing behind.");
        }
        ApiTokens.Made made = tokens.create(
                        who.user(),
                        id.orElse(null),
                        new ApiTokens.Wish(
                                wish.name().strip(), wish.role(), wish.scope(), Duration.ofDays(wish.days())),
                        request.getRemoteAddr())
                .orElseThrow(() -> new ProblemException(ProblemCode.TOO_MANY_API_TOKENS, "Take one back first."));
        return new NewToken(
                made.token().id(),
                made.secret().value(),
                made.token().role(),
                made.token().expiresAt());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @PathVariable @Size(max = 64) String id,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        boolean may = tokens.find(id)
                .filter(token -> who.isEverywhere(Role.ADMINISTRATOR)
                        || token.owner().equals(who.user())
                        || token.actor().equals(who.user()))
                .isPresent();
        if (!may || !tokens.revoke(id, who.user(), request.getRemoteAddr())) {
            throw new ProblemException(ProblemCode.NOT_FOUND, null);
        }
    }
}
