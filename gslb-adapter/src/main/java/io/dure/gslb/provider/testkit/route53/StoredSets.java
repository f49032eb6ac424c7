package io.dure.gslb.provider.testkit.route53;

import java.util.List;
import org.w3c.dom.Element;

/** Record sets on the wire. */
final class StoredSets {
    private StoredSets() {}

    static StoredSet read(Element set) {
        return new StoredSet(
                Xml.text(set, "Name").orElseThrow(() -> ApiError.invalidInput("Name is missing")),
                Xml.text(set, "Type").orElseThrow(() -> ApiError.invalidInput("Type is missing")),
                Xml.text(set, "SetIdentifier"),
                Xml.text(set, "Weight").map(Integer::valueOf),
                Xml.text(set, "TTL").map(Long::valueOf),
                Xml.child(set, "ResourceRecords").map(StoredSets::values).orElse(List.of()),
                Xml.child(set, "AliasTarget").map(StoredSets::alias),
                Xml.text(set, "HealthCheckId"));
    }

    static String write(StoredSet set) {
        StringBuilder xml = new StringBuilder();
        xml.append(Xml.element("Name", set.name().replace("*", "\\052")));
        xml.append(Xml.element("Type", set.type()));
        set.setIdentifier().ifPresent(id -> xml.append(Xml.element("SetIdentifier", id)));
        set.weight().ifPresent(weight -> xml.append(Xml.element("Weight", weight)));
        set.ttl().ifPresent(ttl -> xml.append(Xml.element("TTL", ttl)));
        if (!set.values().isEmpty()) {
            StringBuilder records = new StringBuilder();
            set.values().forEach(value -> records.append(Xml.nested("ResourceRecord", Xml.element("Value", value))));
            xml.append(Xml.nested("ResourceRecords", records.toString()));
        }
        set.alias()
                .ifPresent(alias -> xml.append(Xml.nested(
                        "AliasTarget",
                        Xml.element("HostedZoneId", alias.zoneId())
                                + Xml.element("DNSName", alias.dnsName())
                                + Xml.element("EvaluateTargetHealth", alias.evaluateTargetHealth()))));
        set.healthCheckId().ifPresent(id -> xml.append(Xml.element("HealthCheckId", id)));
        return Xml.nested("ResourceRecordSet", xml.toString());
    }

    private static List<String> values(Element records) {
        return Xml.children(records, "ResourceRecord").stream()
                .map(record -> Xml.text(record, "Value").orElse(""))
                .toList();
    }

    private static StoredSet.StoredAlias alias(Element alias) {
        return new StoredSet.StoredAlias(
                Xml.text(alias, "HostedZoneId").orElse(""),
                Xml.text(alias, "DNSName").orElse(""),
                Xml.text(alias, "EvaluateTargetHealth").map(Boolean::valueOf).orElse(false));
    }
}
