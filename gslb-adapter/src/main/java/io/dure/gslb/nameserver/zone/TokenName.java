package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.WireName;

/** Where a service's token record lives: a sibling of its name, so that both are in one zone. */
final class TokenName {
    private TokenName() {}

    /** A service at the apex has no sibling within the zone; its token lies below, by the service's id. */
    static String of(String service, String name, WireName apex) {
        return WireName.of(name).equals(apex) ? "_dure-" + service + "." + name : "_dure-" + name;
    }
}
