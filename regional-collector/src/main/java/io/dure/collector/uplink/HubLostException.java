package io.dure.collector.uplink;

/** The stream to a hub ended or went silent; another one is opened after a while. */
final class HubLostException extends Exception {
    private static final long serialVersionUID = 1;

    HubLostException(String message) {
        super(message);
    }
}
