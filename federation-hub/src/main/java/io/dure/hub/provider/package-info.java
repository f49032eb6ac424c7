/** The providers of DNS answers that the operator's file names, besides the nameservers. */
@NullMarked
package io.dure.hub.provider;

import org.jspecify.annotations.NullMarked;
