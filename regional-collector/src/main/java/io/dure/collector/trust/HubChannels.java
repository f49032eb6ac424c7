package io.dure.collector.trust;

import io.dure.collector.settings.HostPort;
import io.dure.collector.settings.InvalidSettingException;
import io.grpc.ManagedChannel;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/** Opens connections to hubs over mutual TLS. */
public final class HubChannels {
    private final OwnCertificate own;
    private final HubTls tls;

    HubChannels(OwnCertificate own, HubTls tls) {
        this.own = own;
        this.tls = tls;
    }

    /**
     * A connection that shows this collector's certificate; enrols first where that is due.
     *
     * @throws NotEnrolledException if there is none to show
     */
    public ManagedChannel open(HostPort hub) throws NotEnrolledException {
        try {
            return tls.to(hub, own.obtain(hub));
        } catch (SSLException | GeneralSecurityException | InvalidSettingException unusable) {
            throw new NotEnrolledException("the certificate cannot be used: " + unusable);
        }
    }
}
