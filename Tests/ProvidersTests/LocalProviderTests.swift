import Providers
import Testing
