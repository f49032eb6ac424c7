@NullMarked
package io.dure.gslb.provider.route53;

import org.jspecify.annotations.NullMarked;
