package io.dure.hub.provider;

import io.dure.gslb.provider.route53.AssumedRole;
import io.dure.gslb.provider.route53.CallLimits;
import io.dure.gslb.provider.route53.ClientSettings;
import io.dure.gslb.provider.route53.Deadlines;
import io.dure.gslb.provider.route53.Limit;
import io.dure.gslb.provider.route53.Route53Settings;
import io.dure.gslb.provider.route53.records.Alias;
import io.dure.gslb.provider.route53.records.CheckBinding;
import io.dure.gslb.provider.route53.records.MemberBinding;
import io.dure.gslb.provider.route53.records.ServiceBinding;
import io.dure.gslb.provider.route53.records.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the operator's words on a hosted zone of Route 53 into settings, and says by name which is wrong. */
final class HostedZoneSettings {
    private HostedZoneSettings() {}

    static ClientSettings client(ProviderProperties.Route53 words) {
        return new ClientSettings(
                words.region(),
                Optional.ofNullable(words.endpoint()),
                Optional.ofNullable(words.role())
                        .map(role -> new AssumedRole(role.arn(), Optional.ofNullable(role.externalId()))),
                words.connectTimeout(),
                words.readTimeout(),
                words.callTimeout());
    }

    static Route53Settings route53(String id, ProviderProperties.Route53 words) {
        Map<String, ServiceBinding> services = new HashMap<>();
        words.services().forEach((service, binding) -> {
            Map<String, MemberBinding> members = new HashMap<>();
            binding.members().forEach((site, member) -> members.put(site, member(member)));
            services.put(service, new ServiceBinding(binding.adopt(), members));
        });
        CallLimits usual = CallLimits.DEFAULT;
        ProviderProperties.Limits limits = words.limits();
        return new Route53Settings(
                id,
                words.zoneId(),
                words.zoneName(),
                words.privateZone(),
                services,
                new CallLimits(
                        new Limit(limits.callsPerSecond(), limits.burst()),
                        usual.checkCreation(),
                        usual.checkStatus(),
                        new Limit(
                                limits.recordChangesPerSecond(),
                                usual.recordChanges().burst())),
                Deadlines.DEFAULT);
    }

    private static MemberBinding member(ProviderProperties.Route53Member member) {
        if (member.cname() != null && member.alias() != null) {
            throw new IllegalArgumentException("services.members: either cname or alias, not both");
        }
        ProviderProperties.Alias alias = member.alias();
        Target target = alias != null
                ? new Target.ToAlias(
                        new Alias(alias.zoneId(), alias.target(), alias.evaluateTargetHealth()), alias.ipv6())
                : member.cname() != null ? new Target.Name(member.cname()) : new Target.Addresses();
        return new MemberBinding(target, check(member.check()));
    }

    private static CheckBinding check(ProviderProperties.@Nullable Checked words) {
        if (words == null) {
            return new CheckBinding.FromService(false);
        }
        return switch (words.kind()) {
            case "service" -> new CheckBinding.FromService(words.inverted());
            case "calculated" -> new CheckBinding.Calculated(words.ids(), words.healthy(), words.inverted());
            case "referred" -> new CheckBinding.Referred(only(words.ids()));
            case "none" -> new CheckBinding.None();
            default -> throw new IllegalArgumentException("services.members.check.kind: not known: " + words.kind());
        };
    }

    private static String only(List<String> ids) {
        if (ids.size() != 1) {
            throw new IllegalArgumentException("services.members.check.ids: of kind referred exactly one: " + ids);
        }
        return ids.getFirst();
    }
}
