package io.dure.bench.login;

import io.dure.bench.Benchmark;
import io.dure.bench.store.HubChild;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;

/**
 * Sign-ins a second through a real OpenLDAP and how long they take, beside a bare client that sends the same requests over as
 * many connections; with one of two servers dead; with a directory that hangs.
 */
public final class LoginBenchmark implements Benchmark {
    @Override
    public String name() {
        return "login";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        HubChild.run(
                LoginWork.class, bed, findings, progress, bed.folder().raw().toString());
    }
}
