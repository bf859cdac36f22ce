@main
struct Landkort {
    static func main() {}
}
