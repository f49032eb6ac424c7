package io.dure.gslb.evacuation;

import java.util.Optional;

/** Nameservers' machines with one guard taken out, for tests that prove the guard's worth. */
public final class UnguardedMachines {
    private UnguardedMachines() {}

    public static EvacuationMachine withoutNeverEmpty() {
        return new EvacuationMachine(left -> true, EvacuationMachine.Fence.KEPT);
    }

    public static EvacuationMachine withoutFence() {
        return new EvacuationMachine(EvacuationMachine.NeverEmpty.KEPT, (held, expected, next) -> Optional.empty());
    }
}
