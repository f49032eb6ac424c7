package io.dure.hub.session;

import io.dure.auth.RoleProperties;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.Role;
import io.dure.hub.directory.ConnectedDirectories.Change;
import io.dure.hub.directory.DirectoryDraft;
import io.dure.hub.directory.SignInSettings;
import io.dure.hub.directory.SignInSettings.Prepared;
import io.dure.hub.directory.SignInSettings.Tested;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How users sign in; the rules of access ask for an administrator before. */
@RestController
@RequestMapping("/api/v1/sign-in-settings")
class SignInSettingsController {
    private static final Pattern REVISION = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    private final SignInSettings settings;
    private final Sessions sessions;
    private final SignInAudit audit;
    private final RecheckTimer recheck;

    SignInSettingsController(SignInSettings settings, Sessions sessions, SignInAudit audit, RecheckTimer recheck) {
        this.settings = settings;
        this.sessions = sessions;
        this.audit = audit;
        this.recheck = recheck;
    }

    record RuleBody(
            @NotBlank @Size(max = 512) String group,
            @NotNull Role role,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 255) String> sites,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 255) String> services) {
        RoleProperties properties() {
            return new RoleProperties(group.strip(), role, sites, services);
        }
    }

    record RuleSet(
            @NotBlank @Size(max = 63) String directory,
            @NotNull @Size(max = 200) List<@NotNull @Valid RuleBody> rules) {}

    record Draft(
            @NotNull @Size(max = 10) List<@NotNull @Valid DirectoryDraft> directories,
            @NotNull @Size(max = 20) List<@NotNull @Valid RuleSet> rules) {}

    record TestOrder(
            @Nullable @Size(max = 63) String name,
            @Nullable @Valid DirectoryDraft directory,
            @Nullable @Size(max = 200) List<@NotNull @Valid RuleBody> rules,
            @Nullable @Size(max = 255) String user,
            @Nullable @Size(max = 1024) String password) {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "TestOrder[" + name + "]";
        }
    }

    record Question(
            @NotEmpty @Size(max = 255) String user,
            @Nullable @Size(max = 20) List<@NotNull @Valid RuleSet> rules) {}

    @GetMapping
    ResponseEntity<SignInSettingsBody> settings() {
        return answer(SignInSettingsBody.of(settings.now()));
    }

    @PutMapping
    ResponseEntity<SignInSettingsBody> change(
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestParam(defaultValue = "") @Size(max = 255) String administrator,
            @Valid @RequestBody Draft draft,
            @AuthenticationPrincipal SignedIn who,
            Authentication authentication,
            HttpServletRequest request) {
        String session = CookieContexts.hashOf(authentication)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.FORBIDDEN, "Sign in to change this: a token must not open doors."));
        long expected = expected(ifMatch);
        if (expected != settings.now().document().revision()) {
            throw overtaken();
        }
        switch (settings.prepare(draft.directories(), rules(draft.rules()))) {
            case Prepared.Wrong wrong -> throw invalid(wrong.field(), wrong.why());
            case Prepared.Ready ready -> {
                requireWayBack(ready, who, sessions.idOf(session), administrator.strip(), force);
                Change change = settings.apply(
                        ready,
                        expected,
                        audit.entry(who.user(), request.getRemoteAddr(), "change-sign-in", null, null)
                                .withChange(SignInSummary.of(settings.now()), SignInSummary.of(ready.wiring())));
                return switch (change) {
                    case Change.Overtaken late -> throw overtaken();
                    case Change.Done done -> {
                        recheck.soon();
                        yield answer(SignInSettingsBody.of(done.now()));
                    }
                };
            }
        }
    }

    private void requireWayBack(
            Prepared.Ready ready, SignedIn who, Optional<UserId> id, String administrator, boolean force) {
        switch (LockOutCheck.check(settings.now(), ready.wiring(), who, id, administrator)) {
            case LockOutCheck.Answer.Fine fine -> {}
            case LockOutCheck.Answer.NoAdministrator none ->
                throw new ProblemException(
                        ProblemCode.LAST_ADMINISTRATOR, "Keep a rule with the role administrator for everything.");
            case LockOutCheck.Answer.NotSeen notSeen -> {
                if (!force) {
                    throw new ProblemException(ProblemCode.WOULD_LOCK_OUT, notSeen.why());
                }
            }
        }
    }

    /** Tries a directory, a saved one by its name or an unsaved draft. */
    @PostMapping("/test")
    TestBody test(
            @Valid @RequestBody TestOrder order, @AuthenticationPrincipal SignedIn who, HttpServletRequest request)
            throws InterruptedException {
        DirectoryDraft draft = order.directory();
        String user = order.user() == null ? "" : order.user().strip();
        String password = order.password() == null ? "" : order.password();
        if ((draft == null) == (order.name() == null)) {
            throw invalid("name", "Send either the name of a directory or a draft of one.");
        }
        String name = draft == null ? Objects.requireNonNull(order.name()) : draft.name();
        audit.append(who.user(), request.getRemoteAddr(), "test-directory", name, "done");
        Tested tested = draft == null
                ? settings.test(name, user, password)
                : settings.test(
                        draft, properties(order.rules() == null ? List.of() : order.rules(), "rules"), user, password);
        return switch (tested) {
            case Tested.Report report -> TestBody.of(name, report.report());
            case Tested.Wrong wrong -> throw invalid(wrong.field(), wrong.why());
            case Tested.Unknown unknown -> throw new ProblemException(ProblemCode.DIRECTORY_NOT_FOUND, null);
            case Tested.Busy busy -> throw new ProblemException(ProblemCode.DIRECTORY_TEST_RUNNING, null);
        };
    }

    /** What somebody would get by the rules as they are, or as they would be. */
    @PostMapping("/preview")
    PreviewBody preview(@Valid @RequestBody Question question) {
        return PreviewBody.of(
                settings.now(),
                settings.now().asked().find(question.user().strip()),
                question.rules() == null ? Map.of() : rules(question.rules()));
    }

    private static Map<String, List<RoleProperties>> rules(List<RuleSet> sets) {
        Map<String, List<RoleProperties>> rules = new LinkedHashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            RuleSet set = sets.get(i);
            List<RoleProperties> each = properties(set.rules(), "rules." + i + ".rules");
            if (rules.put(set.directory(), each) != null) {
                throw invalid("rules." + i + ".directory", "The directory is there twice.");
            }
        }
        return rules;
    }

    private static List<RoleProperties> properties(List<RuleBody> rules, String path) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> {
                    try {
                        return rules.get(i).properties();
                    } catch (IllegalArgumentException wrong) {
                        throw invalid(path + "." + i + ".group", String.valueOf(wrong.getMessage()));
                    }
                })
                .toList();
    }

    private static ResponseEntity<SignInSettingsBody> answer(SignInSettingsBody body) {
        return ResponseEntity.ok().eTag("\"" + body.revision() + "\"").body(body);
    }

    private static long expected(Optional<String> ifMatch) {
        String header = ifMatch.orElseThrow(() -> new ProblemException(
                ProblemCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the settings that you changed."));
        Matcher revision = REVISION.matcher(header.strip());
        return revision.matches() ? Long.parseLong(revision.group(1)) : -1;
    }

    private ProblemException overtaken() {
        return new ProblemException(
                ProblemCode.SIGN_IN_SETTINGS_CHANGED,
                "The settings are at revision " + settings.now().document().revision() + ".");
    }

    private static ProblemException invalid(String field, String why) {
        return new ProblemException(
                ProblemCode.INVALID_REQUEST, null, new FieldError(field, FieldError.Code.MALFORMED, why));
    }
}
