package io.dure.hub.scope;

import io.dure.auth.role.Scope;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.federation.Enrolment;
import io.dure.hub.session.SignedIn;
import io.dure.hub.steering.ServiceView;
import io.dure.hub.steering.ServiceViews;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Knows what each scope amounts to now. */
@Component
public final class Sights {
    private final ServiceViews services;
    private final ObjectProvider<Enrolment> enrolment;
    private final ObjectProvider<DisplayScopes> displays;

    Sights(ServiceViews services, ObjectProvider<Enrolment> enrolment, ObjectProvider<DisplayScopes> displays) {
        this.services = services;
        this.enrolment = enrolment;
        this.displays = displays;
    }

    public Sight of(Scope scope) {
        if (scope.isEverything()) {
            return Sight.EVERYTHING;
        }
        List<ServiceView> steered = services.services();
        Map<String, Set<String>> members = new HashMap<>();
        for (ServiceView service : steered) {
            members.put(
                    service.id(),
                    service.members().stream().map(ServiceView.MemberView::site).collect(Collectors.toSet()));
        }
        Map<String, Sight.Place> places = vantagePoints().stream()
                .collect(Collectors.toMap(Enrolled::id, each -> new Sight.Place(each.domain(), each.site())));
        Sight names = new Sight(scope, members, places, ForeignNames.NONE);
        return new Sight(scope, members, places, foreign(names, steered));
    }

    private List<Enrolled> vantagePoints() {
        Enrolment known = enrolment.getIfAvailable();
        return known == null ? List.of() : known.all();
    }

    private static ForeignNames foreign(Sight sight, List<ServiceView> steered) {
        Set<String> names = new HashSet<>();
        sight.places().forEach((id, place) -> {
            if (!sight.vantagePoint(id)) {
                names.add(id);
                place.site().ifPresent(names::add);
            }
            if (!sight.domain(place.domain())) {
                names.add(place.domain());
            }
        });
        for (ServiceView service : steered) {
            boolean seen = sight.service(service.id());
            if (!seen) {
                names.add(service.id());
                names.add(service.name());
            }
            for (ServiceView.MemberView member : service.members()) {
                if (!seen || !sight.site(member.site())) {
                    member.endpoints().forEach(endpoint -> names.add(endpoint.address()));
                }
                if (!sight.site(member.site())) {
                    names.add(member.site());
                }
            }
        }
        return new ForeignNames(names);
    }

    /** Where who asks may look: users where their role holds, displays where their dashboard does; nobody nowhere. */
    public Scope scopeOf(SignedIn who) {
        DisplayScopes shown = displays.getIfAvailable();
        return who.onlyDashboard()
                .map(dashboard -> shown == null ? Scope.NOTHING : shown.of(dashboard))
                .orElse(who.scope());
    }

    /** Of who asks; nobody sees nothing. */
    Sight current() {
        return of(signedIn().map(this::scopeOf).orElse(Scope.NOTHING));
    }

    static Optional<SignedIn> signedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}
