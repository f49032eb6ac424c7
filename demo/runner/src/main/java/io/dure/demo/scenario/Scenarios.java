package io.dure.demo.scenario;

import io.dure.demo.CannotStart;
import java.util.List;
import java.util.stream.Collectors;

/** All scenarios. */
public final class Scenarios {
    private static final List<Scenario> ALL = List.of(
            new SplitScenario(),
            new FailoverScenario(),
            new FaultsScenario(),
            new PartitionScenario(),
            new SteeringScenario(),
            new TrustScenario(),
            new ConsoleScenario());

    private Scenarios() {}

    /**
     * The scenario of this name.
     *
     * @throws CannotStart when there is none
     */
    public static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotStart("no scenario " + name + "; there are "
                        + ALL.stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }
}
