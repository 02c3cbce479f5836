namespace Ridgeway.Finding;

/// <summary>Kleene's three values, in the order that makes "and" the least and "or" the greatest.</summary>
public enum Truth : byte
{
    False = 0,
    Unknown = 1,
    True = 2,
}

public static class Truths
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth truth) => (Truth)(2 - (byte)truth);

    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;
}
