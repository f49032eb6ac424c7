package io.dure.hub.dashboard;

import io.dure.auth.role.Role;
import io.dure.hub.session.SignedIn;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each role sees first. */
@RestController
@RequestMapping("/api/v1/dashboards/defaults")
class DefaultsController {
    private final Catalogue catalogue;
    private final DashboardRecords records;
    private final DashboardAudit audit;

    DefaultsController(Catalogue catalogue, DashboardRecords records, DashboardAudit audit) {
        this.catalogue = catalogue;
        this.records = records;
        this.audit = audit;
    }

    /** Ids; null: the one made for everybody. */
    record Choice(
            @Nullable @Size(max = 64) String viewer,
            @Nullable @Size(max = 64) String operator,
            @Nullable @Size(max = 64) String approver,
            @Nullable @Size(max = 64) String administrator) {
        private static Choice of(Map<Role, String> defaults) {
            return new Choice(
                    defaults.get(Role.VIEWER),
                    defaults.get(Role.OPERATOR),
                    defaults.get(Role.APPROVER),
                    defaults.get(Role.ADMINISTRATOR));
        }

        private Map<Role, String> byRole() {
            Map<Role, String> chosen = new EnumMap<>(Role.class);
            put(chosen, Role.VIEWER, viewer);
            put(chosen, Role.OPERATOR, operator);
            put(chosen, Role.APPROVER, approver);
            put(chosen, Role.ADMINISTRATOR, administrator);
            return chosen;
        }

        private static void put(Map<Role, String> chosen, Role role, @Nullable String id) {
            if (id != null) {
                chosen.put(role, id);
            }
        }
    }

    @GetMapping
    Choice defaults() {
        return Choice.of(catalogue.defaults());
    }

    @PutMapping
    Choice choose(
            @Valid @RequestBody Choice choice, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        Map<Role, String> chosen = choice.byRole();
        for (String id : chosen.values()) {
            if (catalogue.find(id, Language.EN).isEmpty()) {
                throw DashboardAccess.notFound();
            }
        }
        records.setDefaults(
                chosen,
                audit.done(
                                Caller.of(who, request),
                                "set-default-dashboards",
                                "",
                                text(catalogue.defaults()),
                                text(chosen))
                        .telling(Told.of(ToldKind.DEFAULT_DASHBOARDS)));
        return defaults();
    }

    private static String text(Map<Role, String> defaults) {
        Map<String, String> words = new TreeMap<>();
        defaults.forEach((role, id) -> words.put(role.word(), id));
        return words.toString();
    }
}
