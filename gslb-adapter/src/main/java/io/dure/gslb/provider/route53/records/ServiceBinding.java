package io.dure.gslb.provider.route53.records;

import java.util.Map;

/**
 * How a service stands in Route 53.
 *
 * @param adopt its name may be taken over although it holds records that were not made here; they go with the first change
 * @param members by site; {@link MemberBinding#DEFAULT} for one that is not named
 */
public record ServiceBinding(boolean adopt, Map<String, MemberBinding> members) {
    public static final ServiceBinding DEFAULT = new ServiceBinding(false, Map.of());

    public ServiceBinding {
        members = Map.copyOf(members);
    }

    public MemberBinding member(String site) {
        return members.getOrDefault(site, MemberBinding.DEFAULT);
    }
}
