package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.provider.route53.records.CheckBinding;
import io.dure.gslb.provider.route53.records.MemberBinding;
import io.dure.gslb.provider.route53.records.ServiceBinding;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One hosted zone.
 *
 * @param id of the provider
 * @param zoneId of the hosted zone, for example {@code Z0123456789ABC}; by it a private zone is told from a public one of
 *     the same name
 * @param zoneName its apex; what the zone says of itself must agree
 * @param privateZone whether it answers inside of networks only; what the zone says of itself must agree
 * @param services by id; {@link ServiceBinding#DEFAULT} for one that is not named
 */
public record Route53Settings(
        String id,
        String zoneId,
        String zoneName,
        boolean privateZone,
        Map<String, ServiceBinding> services,
        CallLimits limits,
        Deadlines deadlines) {
    private static final Pattern ZONE_ID = Pattern.compile("[A-Z0-9]{1,32}");

    public Route53Settings {
        services = Map.copyOf(services);
        zoneId = zoneId.startsWith("/hostedzone/") ? zoneId.substring("/hostedzone/".length()) : zoneId;
        zoneName = zoneName.toLowerCase(Locale.ROOT);
        zoneName = zoneName.endsWith(".") ? zoneName.substring(0, zoneName.length() - 1) : zoneName;
        if (id.isBlank() || zoneName.isEmpty() || !ZONE_ID.matcher(zoneId).matches()) {
            throw new IllegalArgumentException("a Route 53 provider needs an id, the id of a hosted zone and its name: "
                    + id + ", " + zoneId + ", " + zoneName);
        }
    }

    /** With the defaults for everything else. */
    public static Route53Settings of(String id, String zoneId, String zoneName) {
        return new Route53Settings(id, zoneId, zoneName, false, Map.of(), CallLimits.DEFAULT, Deadlines.DEFAULT);
    }

    ServiceBinding binding(String service) {
        return services.getOrDefault(service, ServiceBinding.DEFAULT);
    }

    /** Health checks that a service's members are bound to, which are nobody's to change here. */
    Set<String> referred(ServiceName service) {
        return binding(service.service()).members().values().stream()
                .map(MemberBinding::check)
                .flatMap(check -> switch (check) {
                    case CheckBinding.Referred(String checkId) -> Set.of(checkId).stream();
                    case CheckBinding.Calculated calculated -> calculated.ids().stream();
                    case CheckBinding.FromService made -> Set.<String>of().stream();
                    case CheckBinding.None none -> Set.<String>of().stream();
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
