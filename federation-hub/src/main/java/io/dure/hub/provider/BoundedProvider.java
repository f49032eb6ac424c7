package io.dure.hub.provider;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that may be slow or broken, held to a number of calls at a time, reads to fewer than changes: an evacuation
 * finds room however many reads hang. What it throws is a bug, logged here and told as what it means: not known.
 */
final class BoundedProvider implements Provider, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedProvider.class);
    private static final int READS = 32;
    private static final int CHANGES = 64;

    private final Provider provider;
    private final Semaphore reads = new Semaphore(READS);
    private final Semaphore changes = new Semaphore(CHANGES);

    BoundedProvider(Provider provider) {
        this.provider = provider;
    }

    @Override
    public String id() {
        return provider.id();
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
        try {
            return provider.plan(desired, actual);
        } catch (RuntimeException bug) {
            LOG.error("provider {} cannot plan {}", id(), desired.service(), bug);
            return new ProviderPlan.Refused(ApplyResult.Refused.REJECTED, "it failed to plan: " + bug);
        }
    }

    @Override
    public ApplyResult apply(Optional<Token> expected, Plan next) {
        return change(next, () -> provider.apply(expected, next));
    }

    @Override
    public ApplyResult adopt(Plan next) {
        return change(next, () -> provider.adopt(next));
    }

    @Override
    public ApplyResult reclaim(Plan next) {
        return change(next, () -> provider.reclaim(next));
    }

    @Override
    public ApplyResult withdraw(Optional<Token> expected, Plan last) {
        return change(last, () -> provider.withdraw(expected, last));
    }

    private ApplyResult change(Plan next, Supplier<ApplyResult> call) {
        if (!changes.tryAcquire()) {
            return new ApplyResult.Unreachable("throttled here: " + CHANGES + " changes are under way");
        }
        try {
            return call.get();
        } catch (RuntimeException bug) {
            LOG.error("provider {} failed while applying {} of {}", id(), next.token(), next.service(), bug);
            return new ApplyResult.OutcomeUnknown("it failed: " + bug);
        } finally {
            changes.release();
        }
    }

    @Override
    public ObserveResult observe(ServiceName service) {
        if (!reads.tryAcquire()) {
            return new ObserveResult.Unreachable("throttled here: " + READS + " reads are under way");
        }
        try {
            return provider.observe(service);
        } catch (RuntimeException bug) {
            LOG.error("provider {} failed while {} was read", id(), service.service(), bug);
            return new ObserveResult.Unreachable("it failed: " + bug);
        } finally {
            reads.release();
        }
    }

    @Override
    public void close() {
        if (provider instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failed) {
                LOG.warn("provider {} is not closed", id(), failed);
            }
        }
    }
}
