package io.dure.bench.login;

import io.dure.bench.store.Print;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many at once as there are clients, each signing users in one after the other for a while. */
final class ClosedLoop {
    private ClosedLoop() {}

    /** Signs somebody in; what does not end well throws. */
    interface Client extends AutoCloseable {
        void signIn(int user) throws Exception;

        @Override
        default void close() {}
    }

    /** What was measured. */
    record Result(double perSecond, double medianMillis, double p99Millis, double slowestMillis, int done) {}

    static Result run(List<? extends Client> clients, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<double[]> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            List<Future<double[]>> running = new ArrayList<>();
            long begun = System.nanoTime();
            for (int i = 0; i < clients.size(); i++) {
                Client client = clients.get(i);
                Random random = new Random(i);
                Callable<double[]> loop = () -> loop(client, random, end);
                running.add(threads.submit(loop));
            }
            for (Future<double[]> each : running) {
                all.add(each.get());
            }
            double took = (System.nanoTime() - begun) / 1e9;
            double[] millis = all.stream().flatMapToDouble(Arrays::stream).toArray();
            return new Result(
                    millis.length / took,
                    Print.quantile(millis, 0.5),
                    Print.quantile(millis, 0.99),
                    Print.quantile(millis, 1),
                    millis.length);
        }
    }

    private static double[] loop(Client client, Random random, long end) throws Exception {
        List<Double> millis = new ArrayList<>();
        do {
            long begun = System.nanoTime();
            client.signIn(random.nextInt(Slapd.USERS));
            millis.add((System.nanoTime() - begun) / 1e6);
        } while (System.nanoTime() < end);
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
