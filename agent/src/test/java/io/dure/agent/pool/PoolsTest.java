package io.dure.agent.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.agent.gauge.Gauges;
import io.dure.agent.gauge.Written;
import io.dure.agent.start.Console;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoolsTest {
    private final Pools pools = new Pools();
    private final Gauges gauges = new Gauges(() -> true, List.of(pools), new Console(System.err));

    @Test
    void aPoolIsNamedAsItsOperatorNamedItAndNoTwoAreAlike() throws IOException {
        HeldPool first = new HeldPool("portal");
        HeldPool second = new HeldPool("portal");
        HeldPool third = new HeldPool("");
        for (HeldPool pool : List.of(first, second, third)) {
            pools.found("hikari", pool, pool);
        }
        pools.found("unheard-of", first, first);

        assertThat(names(sampled())).containsExactly("portal", "portal-2", "hikari-1");
        assertThat(first.getActiveConnections()).isEqualTo(2);
    }

    @Test
    void aClosedPoolLeavesItsNameToTheNext() throws IOException {
        HeldPool before = new HeldPool("portal");
        pools.found("hikari", before, before);
        assertThat(names(sampled())).containsExactly("portal");
        before.close();
        HeldPool after = new HeldPool("portal");
        pools.found("hikari", after, after);

        assertThat(names(sampled())).containsExactly("portal");
        assertThat(List.of(before.isClosed(), after.isClosed())).containsExactly(true, false);
    }

    @Test
    void poolsBeyondTheBoundAreNotSeen() throws IOException {
        List<HeldPool> many = new ArrayList<>();
        for (int i = 0; i < 2 * Pools.MOST; i++) {
            many.add(new HeldPool("pool-" + i));
            pools.found("hikari", many.getLast(), many.getLast());
        }

        assertThat(names(sampled())).hasSize(Pools.MOST);
        assertThat(many).hasSize(2 * Pools.MOST);
    }

    @Test
    void anApplicationThatMakesAPoolDoesNotWaitForOneThatIsAsked() throws Exception {
        HangingPool hanging = new HangingPool();
        pools.found("hikari", hanging, hanging);
        Thread asking = Thread.ofPlatform().daemon().start(() -> gauges.sample(2_000));
        hanging.asked.await();
        HeldPool second = new HeldPool("second");
        try {
            CompletableFuture.runAsync(() -> pools.found("hikari", second, second))
                    .get(20, TimeUnit.SECONDS);
        } finally {
            hanging.answer.countDown();
            asking.join();
        }

        assertThat(names(sampled())).containsExactly("hanging", "second");
    }

    /** As one whose number is behind a lock that the application holds while it makes the next pool. */
    public static final class HangingPool {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        public int getActiveConnections() throws InterruptedException {
            asked.countDown();
            answer.await();
            return 1;
        }

        public int getMaximumPoolSize() {
            return 1;
        }

        public String getPoolName() {
            return "hanging";
        }
    }

    @Test
    void anUndeployedApplicationIsNotKeptAlive() throws Exception {
        WeakReference<ClassLoader> loader = deployed();
        assertThat(names(sampled())).containsExactly("portal");

        await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
        assertThat(sampled()).isEmpty();
    }

    /** An application of its own class loader that holds its pool in a static field, as many do. */
    private WeakReference<ClassLoader> deployed() throws ReflectiveOperationException {
        ClassLoader loader = new ApplicationLoader();
        Class<?> type = loader.loadClass(HeldPool.class.getName());
        assertThat(type).isNotSameAs(HeldPool.class);
        Method hold = type.getMethod("hold", String.class);
        Object pool = hold.invoke(null, "portal");
        pools.found("hikari", pool, pool);
        return new WeakReference<>(loader);
    }

    private List<Metric> sampled() throws IOException {
        gauges.sample(2_000);
        return Written.by(gauges);
    }

    private static List<String> names(List<Metric> metrics) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals("db.client.connection.max"))
                .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                .map(point -> point.getAttributes(0).getValue().getStringValue())
                .toList();
    }

    private static final class ApplicationLoader extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(HeldPool.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in = HeldPool.class.getResourceAsStream("HeldPool.class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
