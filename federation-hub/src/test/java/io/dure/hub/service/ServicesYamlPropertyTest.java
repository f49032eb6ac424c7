package io.dure.hub.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.failover.ServiceDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServicesYamlPropertyTest {
    @Provide
    Arbitrary<List<ServiceDefinition>> services() {
        return ServiceArbitraries.services();
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBackTheSame(@ForAll("services") List<ServiceDefinition> services) {
        assertThat(ServicesYaml.read(ServicesYaml.write(services))).isEqualTo(new Reading.Read(services));
    }

    @Property(tries = 100)
    void writingTwiceIsWritingOnce(@ForAll("services") List<ServiceDefinition> services) {
        String written = ServicesYaml.write(services);

        assertThat(ServicesYaml.write(((Reading.Read) ServicesYaml.read(written)).services()))
                .isEqualTo(written);
    }

    @Property(tries = 100)
    void nothingDiffersFromItself(@ForAll("services") List<ServiceDefinition> services) {
        assertThat(ServiceDifference.between(services, services.reversed(), true))
                .allMatch(difference -> difference.action() == ServiceDifference.Action.NONE
                        && difference.changes().isEmpty());
    }

    @Property(tries = 100)
    void differencesNameWhateverIsNotEqual(
            @ForAll("services") List<ServiceDefinition> before, @ForAll("services") List<ServiceDefinition> after) {
        List<ServiceDifference> there = ServiceDifference.between(before, after, true);
        List<ServiceDifference> back = ServiceDifference.between(after, before, true);

        assertThat(there.stream().noneMatch(one -> one.action().differs()))
                .isEqualTo(FlatServices.of(before).equals(FlatServices.of(after)));
        assertThat(back.stream().map(ServiceDifference::changes).map(List::size))
                .isEqualTo(there.stream()
                        .map(ServiceDifference::changes)
                        .map(List::size)
                        .toList());
    }

    @Property(tries = 100)
    void theTagIsOfTheServicesNotOfTheirOrder(@ForAll("services") List<ServiceDefinition> services) {
        List<ServiceDefinition> shuffled = new ArrayList<>(services);
        Collections.reverse(shuffled);

        assertThat(ServicesTag.of(shuffled)).isEqualTo(ServicesTag.of(services)).matches("\"[0-9a-f]{32}\"");
    }

    private record FlatServices(String id, Map<String, String> keys) {
        static Set<FlatServices> of(List<ServiceDefinition> services) {
            return services.stream()
                    .map(service -> new FlatServices(service.id(), FlatService.of(service)))
                    .collect(Collectors.toSet());
        }
    }
}
