package io.dure.hub.session;

import io.dure.auth.OpenIdProperties;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.Access;
import io.dure.auth.role.AccessRules;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Takes in who comes back from the provider: the same rules, the same sessions, the same audit. */
final class OpenIdArrival implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdArrival.class);
    private static final int MOST_GROUPS = 1_000;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_REASON = 64;
    private static final String PROVIDER_AWAY = "provider_away";
    /** What is said when the provider said nothing that could be read, the names being Spring Security's. */
    private static final Set<String> UNANSWERED = Set.of(
            PROVIDER_AWAY,
            "invalid_token_response",
            "invalid_user_info_response",
            "server_error",
            "temporarily_unavailable");

    private final OpenIdProperties properties;
    private final AccessRules rules;
    private final HttpSessions sessions;
    private final SignInAudit audit;
    private final SessionProperties limits;
    private final Clock clock;

    OpenIdArrival(
            OpenIdProperties properties,
            AccessRules rules,
            HttpSessions sessions,
            SignInAudit audit,
            SessionProperties limits,
            Clock clock) {
        this.properties = properties;
        this.rules = rules;
        this.sessions = sessions;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        SecurityContextHolder.clearContext();
        if (!(authentication.getPrincipal() instanceof OidcUser user)) {
            back(response, ProblemCode.BAD_CREDENTIALS);
            return;
        }
        String source = request.getRemoteAddr();
        String login = login(user);
        Memberships groups = Memberships.claimed(groups(user));
        switch (rules.accessOf(OpenIdProperties.DIRECTORY, groups)) {
            case Access.Granted granted -> {
                String fullName = user.getFullName();
                SignedIn signedIn = new SignedIn(
                        login,
                        fullName == null || fullName.isBlank() ? login : fullName,
                        granted.role(),
                        clock.instant().plus(limits.absolute()),
                        GroupNames.of(groups),
                        null,
                        granted.scope(),
                        false);
                audit.appendTold(login, source, "sign-in", Told.of(ToldKind.OPENID), "done");
                sessions.begin(signedIn, new UserId(OpenIdProperties.DIRECTORY, subject(user)), request, response);
                response.sendRedirect("/");
            }
            case Access.None nothing -> {
                audit.appendTold(login, source, "sign-in", Told.of(ToldKind.OPENID), ProblemCode.NO_ROLE.word());
                back(response, ProblemCode.NO_ROLE);
            }
            case Access.Unknown unknown -> {
                audit.appendTold(
                        login, source, "sign-in", Told.of(ToldKind.OPENID), ProblemCode.DIRECTORY_UNAVAILABLE.word());
                back(response, ProblemCode.DIRECTORY_UNAVAILABLE);
            }
        }
    }

    /** To the user all answers that are not taken are the same; which it was is in the audit. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("signing in through {} failed: {}", properties.label(), failure.getMessage());
        String why = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : PROVIDER_AWAY;
        ProblemCode code = UNANSWERED.contains(why) ? ProblemCode.DIRECTORY_UNAVAILABLE : ProblemCode.OPENID_REFUSED;
        String printable = why.replaceAll("[^A-Za-z0-9_.-]", "?");
        audit.appendTold(
                "?",
                request.getRemoteAddr(),
                "sign-in",
                Told.of(
                        ToldKind.OPENID_REFUSED,
                        "error",
                        printable.substring(0, Math.min(LONGEST_REASON, printable.length()))),
                code.word());
        back(response, code);
    }

    private static void back(HttpServletResponse response, ProblemCode code) throws IOException {
        response.sendRedirect("/sign-in?problem=" + code.word());
    }

    /** No ID token is taken without one. */
    private static String subject(OidcUser user) {
        return Objects.requireNonNull(user.getSubject());
    }

    private String login(OidcUser user) {
        @Nullable Object claim = user.getClaim(properties.loginClaim());
        String login = claim instanceof String text && !text.isBlank() ? text.strip() : subject(user);
        return login.substring(0, Math.min(LONGEST_NAME, login.length()));
    }

    /** One group comes as text from some providers, several as a list from all. */
    private List<String> groups(OidcUser user) {
        @Nullable Object claim = user.getClaim(properties.groupsClaim());
        Collection<?> values =
                claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
        return values.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(value -> !value.isBlank())
                .limit(MOST_GROUPS)
                .toList();
    }
}
