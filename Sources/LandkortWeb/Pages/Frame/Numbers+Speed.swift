import Foundation
import LandkortApplication
import LandkortCore

extension Numbers {
    /// Mbit/s with as many decimals as it has; thousands are not set apart, as in the names of classes: 1000/50.
    func speed(_ kbit: Int32) -> String {
        let text = MobileClass.mbit(kbit)
        return language == .da ? text.replacing(".", with: ",") : text
    }
}
