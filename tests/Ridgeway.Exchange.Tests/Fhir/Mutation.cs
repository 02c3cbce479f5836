using System.Text;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Harms a good document in one of the ways files are harmed, the same way for the same seed.</summary>
internal static class Mutation
{
    private static readonly string[] Swaps = ["null", "[]", "{}", "1e999", "-0", "\"\"", "[[]]", "[{}]", "true", "\"\\ud800\"", "99999999999999999999999999", "\"0001-01-01\"", "\"9999-12-31T23:59:59Z\"", "[null]", "{\"value\":{}}"];

    public static byte[] Of(byte[] document, Random random)
    {
        var harmed = document;
        for (var times = random.Next(1, 4); times > 0 && harmed.Length > 2; times--)
        {
            harmed = Once(harmed, random);
        }

        return harmed;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = Math.Min(random.Next(1, 60), bytes.Length - at);
        switch (random.Next(8))
        {
            case 0:
                return bytes[..at];
            case 1:
                var flipped = (byte[])bytes.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 4:
                var other = random.Next(bytes.Length - length);
                return [.. bytes[..at], .. bytes[other..(other + length)], .. bytes[at..]];
            case 5:
                var replaced = (byte[])bytes.Clone();
                replaced[at] = "{}[],:\"\\0\0\xFF "u8[random.Next(12)];
                return replaced;
            default:
                return SwapValue(bytes, at, random);
        }
    }

    /// <summary>Puts a value of another type where one stands: after the next colon, up to what ends it.</summary>
    private static byte[] SwapValue(byte[] bytes, int at, Random random)
    {
        var colon = Array.IndexOf(bytes, (byte)':', at);
        if (colon < 0)
        {
            return bytes;
        }

        var end = EndOfValue(bytes, colon + 1);
        return [.. bytes[..(colon + 1)], .. Encoding.UTF8.GetBytes(Swaps[random.Next(Swaps.Length)]), .. bytes[end..]];
    }

    private static int EndOfValue(byte[] bytes, int start)
    {
        var depth = 0;
        var isText = false;
        for (var i = start; i < bytes.Length; i++)
        {
            isText ^= bytes[i] == '"' && bytes[i - 1] != '\\';
            depth += isText ? 0 : bytes[i] is (byte)'{' or (byte)'[' ? 1 : bytes[i] is (byte)'}' or (byte)']' ? -1 : 0;
            if (depth < 0 || (depth == 0 && !isText && bytes[i] == ','))
            {
                return i;
            }
        }

        return bytes.Length;
    }
}
