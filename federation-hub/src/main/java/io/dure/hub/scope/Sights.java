package io.dure.hub.scope;

import io.dure.auth.role.Scope;
import io.dure.hub.session.SignedIn;
import io.dure.hub.steering.ServiceView;
import io.dure.hub.steering.ServiceViews;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Knows what each scope amounts to now. */
@Component
public final class Sights {
    private final ServiceViews services;

    Sights(ServiceViews services) {
        this.services = services;
    }

    public Sight of(Scope scope) {
        if (scope.isEverything()) {
            return Sight.EVERYTHING;
        }
        Map<String, Set<String>> members = new HashMap<>();
        for (ServiceView service : services.services()) {
            members.put(
                    service.id(),
                    service.members().stream().map(ServiceView.MemberView::site).collect(Collectors.toSet()));
        }
        return new Sight(scope, members);
    }

    /** Of who asks; nobody sees nothing. */
    Sight current() {
        return of(signedIn().map(SignedIn::scope).orElse(Scope.NOTHING));
    }

    static Optional<SignedIn> signedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}
