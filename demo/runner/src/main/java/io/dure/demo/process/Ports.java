package io.dure.demo.process;

import io.dure.demo.CannotStart;
import io.dure.demo.layout.Addresses.Claim;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.List;

/** Makes sure beforehand that every port is free. */
public final class Ports {
    private Ports() {}

    /**
     * Binds each for a moment.
     *
     * @throws CannotStart naming the first busy port
     */
    public static void requireFree(List<Claim> claims) {
        for (Claim claim : claims) {
            try (ServerSocket tcp = new ServerSocket()) {
                tcp.setReuseAddress(true);
                tcp.bind(claim.address().socket());
            } catch (IOException e) {
                throw busy(claim, "");
            }
            if (claim.udp()) {
                try (DatagramSocket udp = new DatagramSocket(null)) {
                    udp.bind(claim.address().socket());
                } catch (IOException e) {
                    throw busy(claim, "UDP ");
                }
            }
        }
    }

    private static CannotStart busy(Claim claim, String protocol) {
        return new CannotStart("port " + protocol + claim.address() + " is busy, needed by " + claim.purpose()
                + "; stop what listens there (ss -lntup shows it)");
    }
}
