package io.dure.hub.dashboard;

import io.dure.auth.role.Role;
import io.dure.hub.api.ApiJson;
import io.dure.hub.scope.Sights;
import io.dure.hub.session.SignedIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All dashboards, wherever they come from, as one user may see them. */
@Component
final class Catalogue {
    private final DashboardRecords records;
    private final FileDashboards files;
    private final MadeDashboards made;
    private final Sights sights;
    private final ApiJson json;

    Catalogue(DashboardRecords records, FileDashboards files, MadeDashboards made, Sights sights, ApiJson json) {
        this.sights = sights;
        this.json = json;
        this.records = records;
        this.files = files;
        this.made = made;
    }

    /** A dashboard's heading and what the user may do. */
    record Entry(Heading heading, Right right) {}

    /** Ordered by name. */
    List<Entry> list(SignedIn who, Language language) {
        Rights rights = new Rights(who, records.defaults());
        List<Entry> entries = new ArrayList<>();
        Stream.concat(
                        Stream.concat(made.all(language).stream(), files.all().stream())
                                .map(Dashboard::heading),
                        records.headings().stream())
                .forEach(heading -> rights.on(heading).ifPresent(right -> entries.add(new Entry(heading, right))));
        entries.sort(Comparator.comparing((Entry entry) -> entry.heading().name(), String.CASE_INSENSITIVE_ORDER)
                .thenComparing(entry -> entry.heading().id()));
        return List.copyOf(entries);
    }

    /** Empty: there is none, or not for this user. */
    Optional<Seen> find(String id, SignedIn who, Language language) {
        Optional<Dashboard> found = find(id, language);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Rights rights = new Rights(who, records.defaults());
        return rights.on(found.get().heading()).map(right -> new Seen(seen(found.get(), who, right), right));
    }

    /** What is one's own may name anything; its panels are answered nothing then. */
    private Dashboard seen(Dashboard dashboard, SignedIn who, Right right) {
        return who.scope().isEverything() || right == Right.OWN
                ? dashboard
                : new Dashboard(
                        dashboard.heading(),
                        DocumentCut.cut(dashboard.document(), sights.of(who.scope()), json.mapper()));
    }

    /** Whoever may see it. */
    Optional<Dashboard> find(String id, Language language) {
        return made.find(id, language).or(() -> files.find(id)).or(() -> records.dashboard(id));
    }

    /** For every role one that is there. */
    Map<Role, String> defaults() {
        Map<Role, String> chosen = records.defaults();
        Map<Role, String> defaults = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String id = chosen.getOrDefault(role, MadeDashboards.FIRST);
            defaults.put(role, find(id, Language.EN).isPresent() ? id : MadeDashboards.FIRST);
        }
        return defaults;
    }
}
